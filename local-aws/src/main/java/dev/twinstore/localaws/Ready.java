package dev.twinstore.localaws;

import java.net.URI;

/** The URLs that now answer, under the names the AWS SDKs read from the environment. */
record Ready(URI dynamoDb, URI s3) {

  /** The lines for standard output. */
  String lines() {
    return """
        AWS_ENDPOINT_URL_DYNAMODB=%s
        AWS_ENDPOINT_URL_S3=%s
        ready"""
        .formatted(dynamoDb, s3);
  }
}
