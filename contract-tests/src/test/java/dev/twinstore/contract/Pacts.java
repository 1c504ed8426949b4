package dev.twinstore.contract;

import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.support.expressions.ValueResolver;
import au.com.dius.pact.provider.junitsupport.loader.PactBroker;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerAuth;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactFolderLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import java.io.IOException;
import java.util.List;

/**
 * Where the pacts are: beside the tests, or at the broker whose address {@code
 * TWINSTORE_PACT_BROKER} has, with {@code TWINSTORE_PACT_TOKEN} if it wants one.
 */
public final class Pacts implements PactLoader {

  /** Pact's own way to be told of a broker. */
  @PactBroker(
      url = "${" + ADDRESS + "}",
      authentication = @PactBrokerAuth(token = "${TWINSTORE_PACT_TOKEN:}"))
  private static final class Broker {}

  private static final String ADDRESS = "TWINSTORE_PACT_BROKER";

  private final PactLoader loader =
      System.getenv(ADDRESS) == null
          ? new PactFolderLoader("pacts")
          : new PactBrokerLoader(Broker.class.getAnnotation(PactBroker.class));

  /** Made by Pact. */
  public Pacts() {}

  @Override
  public List<Pact> load(String provider) throws IOException {
    return loader.load(provider);
  }

  @Override
  public au.com.dius.pact.core.model.PactSource getPactSource() {
    return loader.getPactSource();
  }

  @Override
  public void setValueResolver(ValueResolver resolver) {
    loader.setValueResolver(resolver);
  }

  @Override
  public String description() {
    return loader.description();
  }

  @Override
  public void enablePendingPacts(boolean flag) {
    loader.enablePendingPacts(flag);
  }

  @Override
  public void initLoader(Class<?> test, Object instance) {
    loader.initLoader(test, instance);
  }
}
