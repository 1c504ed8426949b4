package dev.twinstore.localaws;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param data the folder that keeps the data, or empty to keep nothing
 * @param host the address or name to listen on
 * @param dynamoDbPort 0 to 65535, 0 for any free one
 * @param s3Port 0 to 65535, 0 for any free one
 * @param sqsPort 0 to 65535, 0 for any free one, or empty for no SQS
 * @param untilStdinCloses whether to stop when standard input ends
 */
record Options(
    Optional<Path> data,
    String host,
    int dynamoDbPort,
    int s3Port,
    OptionalInt sqsPort,
    boolean untilStdinCloses) {

  static final String DATA = "--data";
  static final String IN_MEMORY = "--in-memory";
  static final String HOST = "--host";
  static final String DYNAMODB_PORT = "--dynamodb-port";
  static final String S3_PORT = "--s3-port";
  static final String SQS_PORT = "--sqs-port";
  static final String UNTIL_STDIN_CLOSES = "--until-stdin-closes";
  static final String HELP = "--help";

  static final String USAGE =
      """
      Usage: java -jar local-aws.jar (--data DIR | --in-memory) [OPTION]...

      DynamoDB and S3 on this machine: Amazon's DynamoDB Local and S3Proxy; and
      SQS, when asked: ElasticMQ.

        --data DIR            keep everything in DIR, over restarts and kill -9
        --in-memory           keep nothing
        --host HOST           listen on this address or name (127.0.0.1)
        --dynamodb-port N     the port of DynamoDB, 0 for any free one (8000)
        --s3-port N           the port of S3, 0 for any free one (9000)
        --sqs-port N          SQS too, on this port, 0 for any free one
        --until-stdin-closes  stop when standard input ends
        --help                print this

      When all answer, standard output has AWS_ENDPOINT_URL_DYNAMODB=URL,
      AWS_ENDPOINT_URL_S3=URL, perhaps AWS_ENDPOINT_URL_SQS=URL, and ready, a line
      each. All else is on standard error.

      Exit codes: 0 standard input ended, or help; 1 it could not start or go on;
      2 the arguments are wrong; 130 SIGINT; 143 SIGTERM.""";
}
