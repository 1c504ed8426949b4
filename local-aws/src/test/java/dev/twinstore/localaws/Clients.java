package dev.twinstore.localaws;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/** The AWS SDK's clients as the server uses them, and a row and an object to keep. */
record Clients(DynamoDbClient dynamoDb, S3Client s3) implements AutoCloseable {

  static final String BUCKET = "documents";
  private static final String TABLE = "documents";
  private static final String KEY = "items/a/00000001-018f.json";

  static Clients of(Launcher launcher) {
    return new Clients(dynamoDb(launcher.dynamoDb()), s3(launcher.s3()));
  }

  private static DynamoDbClient dynamoDb(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  private static S3Client s3(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .httpClientBuilder(Apache5HttpClient.builder())
        .forcePathStyle(true)
        .overrideConfiguration(o -> o.retryStrategy(s -> s.maxAttempts(1)))
        .build();
  }

  private static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  }

  void createTableAndBucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
    dynamoDb.createTable(
        t ->
            t.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));
  }

  void keepTwins(String content) {
    dynamoDb.putItem(
        p ->
            p.tableName(TABLE)
                .item(
                    Map.of(
                        "id", AttributeValue.fromS("a"),
                        "content", AttributeValue.fromS(content))));
    s3.putObject(
        p ->
            p.bucket(BUCKET)
                .key(KEY)
                .contentType("application/json")
                .metadata(Map.of("revision", "1")),
        RequestBody.fromString(content));
  }

  String keptItem() {
    return dynamoDb
        .getItem(g -> g.tableName(TABLE).key(Map.of("id", AttributeValue.fromS("a"))))
        .item()
        .get("content")
        .s();
  }

  /** Content type, metadata and content of the object. */
  String keptObject() {
    var object = s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(KEY));
    return String.join(
        " ",
        object.response().contentType(),
        object.response().metadata().get("revision"),
        object.asUtf8String());
  }

  @Override
  public void close() {
    dynamoDb.close();
    s3.close();
  }
}
