package dev.twinstore.localaws;

import java.net.URI;
import java.util.Optional;

/** The URLs that now answer, under the names the AWS SDKs read from the environment. */
record Ready(URI dynamoDb, URI s3, Optional<URI> sqs) {

  /** The lines for standard output. */
  String lines() {
    return """
        AWS_ENDPOINT_URL_DYNAMODB=%s
        AWS_ENDPOINT_URL_S3=%s
        %sready"""
        .formatted(dynamoDb, s3, sqs.map("AWS_ENDPOINT_URL_SQS=%s\n"::formatted).orElse(""));
  }
}
