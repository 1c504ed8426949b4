package dev.twinstore.localaws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/**
 * What a server says to a question that only the real one answers with 200.
 *
 * @param status the HTTP status, or 0 where nobody answered
 */
record Answer(int status) {

  /** In milliseconds, for connecting and for each read. */
  private static final int TIMEOUT = 2_000;

  /** Asks DynamoDB for its tables. */
  static Answer ofDynamoDb(URI server) {
    return of(server, true);
  }

  /** Asks S3 for its buckets. */
  static Answer ofS3(URI server) {
    return of(server, false);
  }

  boolean good() {
    return status == 200;
  }

  boolean bad() {
    return status != 200 && status != 0;
  }

  private static Answer of(URI server, boolean listTables) {
    try {
      var request = (HttpURLConnection) server.resolve("/").toURL().openConnection(Proxy.NO_PROXY);
      request.setConnectTimeout(TIMEOUT);
      request.setReadTimeout(TIMEOUT);
      if (listTables) {
        listTables(request);
      }
      Answer answer = new Answer(request.getResponseCode());
      request.disconnect();
      return answer;
    } catch (IOException e) {
      return new Answer(0);
    }
  }

  private static void listTables(HttpURLConnection request) throws IOException {
    request.setDoOutput(true);
    request.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.ListTables");
    request.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
    request.setRequestProperty(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
            + " SignedHeaders=host, Signature=0");
    request.getOutputStream().write("{}".getBytes(UTF_8));
  }
}
