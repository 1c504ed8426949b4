package dev.twinstore.contract.harness;

import java.net.URI;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Parameters in a store that somebody else started. */
final class StoredParameters implements Parameters {

  private final URI uri;
  private final SsmClient ssm;

  StoredParameters(URI uri) {
    this.uri = uri;
    this.ssm =
        SsmClient.builder()
            .endpointOverride(uri)
            .region(Aws.REGION)
            .credentialsProvider(Aws.CREDENTIALS)
            .build();
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public void put(String name, String value, boolean secure) {
    ssm.putParameter(
        put ->
            put.name(name)
                .value(value)
                .overwrite(true)
                .type(secure ? ParameterType.SECURE_STRING : ParameterType.STRING));
  }

  @Override
  public void close() {
    ssm.close();
  }
}
