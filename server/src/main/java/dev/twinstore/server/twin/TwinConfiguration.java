package dev.twinstore.server.twin;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
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
  TwinMetrics twinMetrics(MeterRegistry registry) {
    return new TwinMetrics(registry);
  }

  /** What every client of AWS reports its calls to. */
  @Bean
  MetricPublisher callMetrics(TwinMetrics metrics) {
    return new CallMetrics(metrics);
  }

  @Bean
  DynamoDbClient dynamoDbClient(
      SdkHttpClient awsHttpClient, MetricPublisher calls, Environment environment) {
    DynamoDbClientBuilder client = AwsClients.on(awsHttpClient, calls, DynamoDbClient.builder());
    LocalEndpoints.of(environment).dynamoDb().ifPresent(client::endpointOverride);
    return client.build();
  }

  @Bean
  S3Client s3Client(SdkHttpClient awsHttpClient, MetricPublisher calls, Environment environment) {
    return AwsClients.on(awsHttpClient, calls, S3Client.builder())
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
      DynamoDbClient dynamoDb,
      S3Client s3,
      TwinSettings settings,
      Preparation preparation,
      TwinMetrics metrics) {
    return new AwsTwinStore(dynamoDb, s3, settings, preparation, metrics, Clock.systemUTC());
  }

  @Bean
  Repairs repairs(
      DynamoDbClient dynamoDb,
      S3Client s3,
      TwinSettings settings,
      Pairing pairing,
      AwsTwinStore twinStore,
      TwinMetrics metrics) {
    return new CountedRepairs(
        new StoredRepairs(dynamoDb, s3, settings, pairing, twinStore, Clock.systemUTC()), metrics);
  }
}
