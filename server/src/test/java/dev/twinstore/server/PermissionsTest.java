package dev.twinstore.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policy of a role that runs the server allows what its code calls, and nothing else. */
final class PermissionsTest {

  private static final Path ACTIONS = Path.of("../infra/access/actions.json");
  private static final Pattern CLIENT =
      Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+Client");
  private static final String TRANSACTION =
      "software.amazon.awssdk.services.dynamodb.model.TransactWriteItem$Builder";

  /** Methods of a client that call nothing. */
  private static final Set<String> SILENT = Set.of("builder", "create", "close", "waiter");

  /** Called only where the server is asked to make what is missing. */
  private static final Set<String> PROVISIONING =
      Set.of(
          "dynamodb:CreateTable",
          "dynamodb:UpdateTimeToLive",
          "s3:CreateBucket",
          "sqs:CreateQueue",
          "sns:CreateTopic");

  /**
   * Actions that are not called like the call that needs them (Service Authorization Reference).
   */
  private static final Map<String, List<String>> OTHERWISE =
      Map.of(
          "dynamodb:TransactWriteItems", List.of(), // Those of its parts.
          "s3:GetObjectAsBytes", List.of("s3:GetObject"),
          "s3:HeadBucket", List.of("s3:ListBucket"),
          "s3:ListObjectsV2", List.of("s3:ListBucket"));

  /** Called for us, by Spring Cloud AWS. */
  private static final String PARAMETERS = "ssm:GetParametersByPath";

  @Test
  void thePolicyAllowsWhatTheServerCallsAndNothingElse() {
    Set<String> called = new TreeSet<>(Set.of(PARAMETERS));
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.twinstore.server")
            .stream()
            .map(JavaClass::getAccessesFromSelf)
            .flatMap(Set::stream)
            .map(JavaAccess::getTarget)
            .flatMap(PermissionsTest::actions)
            .forEach(called::add);
    called.removeAll(PROVISIONING);

    assertThat(allowed()).isEqualTo(called);
  }

  private static Stream<String> actions(AccessTarget target) {
    String owner = target.getOwner().getName();
    if (owner.equals(TRANSACTION)) {
      return Stream.of("put", "update", "delete", "conditionCheck")
          .filter(target.getName()::equals)
          .map(part -> action("dynamodb", part + "Item"));
    }
    if (target.getName().equals("waitUntilTableExists")) {
      return Stream.of("dynamodb:DescribeTable");
    }
    Matcher client = CLIENT.matcher(owner);
    if (!client.matches() || SILENT.contains(target.getName())) {
      return Stream.empty();
    }
    String action = action(client.group(1), target.getName());
    return OTHERWISE.getOrDefault(action, List.of(action)).stream();
  }

  private static String action(String service, String call) {
    return service + ":" + Character.toUpperCase(call.charAt(0)) + call.substring(1);
  }

  /** Those for a key apart: its uses are made for us, by the services that encrypt. */
  private static Set<String> allowed() {
    JsonNode actions = JsonMapper.shared().readTree(ACTIONS.toFile());
    Set<String> allowed = new TreeSet<>();
    actions
        .properties()
        .forEach(
            kind -> {
              if (!kind.getKey().equals("key")) {
                kind.getValue().forEach(action -> allowed.add(action.stringValue()));
              }
            });
    return allowed;
  }
}
