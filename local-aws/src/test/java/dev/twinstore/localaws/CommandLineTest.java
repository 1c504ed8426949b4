package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineTest {

  @Test
  void hasDefaults() throws Exception {
    assertEquals(
        new Options(Optional.empty(), "127.0.0.1", 8000, 9000, OptionalInt.empty(), false),
        CommandLine.parse("--in-memory"));
  }

  @Test
  void takesValuesAfterASpaceOrAnEqualsSign() throws Exception {
    assertEquals(
        new Options(Optional.of(Path.of("/d")), "0.0.0.0", 0, 0, OptionalInt.of(0), true),
        CommandLine.parse(
            "--data",
            "/d",
            "--host=0.0.0.0",
            "--dynamodb-port",
            "0",
            "--s3-port=0",
            "--sqs-port=0",
            "--until-stdin-closes"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', give either --data DIR or --in-memory",
    "--in-memory --data /d, give either --data DIR or --in-memory",
    "--in-memory=yes --in-memory, --in-memory=yes is not an option",
    "--data, --data needs a value",
    "--data --s3-port 1, --data needs a value",
    "--in-memory --s3-port 1 --s3-port 2, --s3-port is given twice",
    "--in-memory --s3-port -1, '--s3-port takes a number from 0 to 65535, not -1'",
    "--in-memory --s3-port 8000, --dynamodb-port and --s3-port are both 8000",
    "--in-memory --sqs-port x, '--sqs-port takes a number from 0 to 65535, not x'",
    "--in-memory --sqs-port 9000, '--sqs-port is the port of another, too'",
    "--in-memory --host ::1, '--host takes an IPv4 address or a name, not ::1'",
    "--in-memory stray, stray is not an option"
  })
  void namesWhatIsWrong(String arguments, String problem) {
    var invalid =
        assertThrows(
            InvalidArguments.class,
            () -> CommandLine.parse(arguments.isEmpty() ? new String[0] : arguments.split(" ")));

    assertEquals("These arguments are wrong:\n  " + problem, invalid.getMessage());
  }
}
