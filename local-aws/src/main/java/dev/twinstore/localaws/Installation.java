package dev.twinstore.localaws;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files the build puts side by side: {@code local-aws.jar} and {@code dynamodb-local/}. */
record Installation(Path jar) {

  /**
   * Where this program runs from.
   *
   * @throws CannotStart if DynamoDB Local is not there
   */
  static Installation find() throws CannotStart {
    try {
      var source = LocalAws.class.getProtectionDomain().getCodeSource().getLocation();
      Installation installation = new Installation(Path.of(source.toURI()));
      if (!Files.isDirectory(installation.dynamoDbLocal())) {
        throw new CannotStart(
            "DynamoDB Local is missing from %s. Build it with: mvn package"
                .formatted(installation.dynamoDbLocal()));
      }
      return installation;
    } catch (URISyntaxException e) {
      throw new CannotStart("This program can't tell where it runs from.", e);
    }
  }

  /** A class path of all of DynamoDB Local's jars. */
  String dynamoDbClassPath() {
    return dynamoDbLocal() + File.separator + "*";
  }

  private Path dynamoDbLocal() {
    return jar.resolveSibling("dynamodb-local");
  }
}
