package dev.twinstore.server.twin;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** Wires the kernel to AWS; endpoint, region and credentials come by the AWS SDK's own names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TwinSettings.class)
class TwinConfiguration {

  /** More than Tomcat has threads by default, so that no request waits for a connection. */
  private static final int CONNECTIONS = 256;

  @Bean
  SdkHttpClient awsHttpClient(TwinSettings settings) {
    return AwsClients.http(CONNECTIONS, settings.budget());
  }

  @Bean
  DynamoDbClient dynamoDbClient(SdkHttpClient awsHttpClient, Environment environment) {
    DynamoDbClientBuilder client = AwsClients.on(awsHttpClient, DynamoDbClient.builder());
    LocalEndpoints.of(environment).dynamoDb().ifPresent(client::endpointOverride);
    return client.build();
  }

  @Bean
  S3Client s3Client(SdkHttpClient awsHttpClient, Environment environment) {
    return AwsClients.on(awsHttpClient, S3Client.builder())
        .forcePathStyle(LocalEndpoints.of(environment).check().s3().isPresent())
        .build();
  }

  @Bean
  Pairing pairing(DynamoDbClient dynamoDb, S3Client s3, TwinSettings settings) {
    return new Pairing(dynamoDb, s3, settings.shape(), settings.bucket());
  }

  @Bean
  Preparation preparation(
      DynamoDbClient dynamoDb, S3Client s3, TwinSettings settings, Pairing pairing) {
    return new Preparation(dynamoDb, s3, settings, pairing);
  }

  @Bean
  AwsTwinStore twinStore(
      DynamoDbClient dynamoDb, S3Client s3, TwinSettings settings, Preparation preparation) {
    return new AwsTwinStore(dynamoDb, s3, settings, preparation, Clock.systemUTC());
  }

  @Bean
  Repairs repairs(
      DynamoDbClient dynamoDb,
      S3Client s3,
      TwinSettings settings,
      Pairing pairing,
      AwsTwinStore twinStore) {
    return new StoredRepairs(dynamoDb, s3, settings, pairing, twinStore, Clock.systemUTC());
  }
}
