package dev.twinstore.server.twin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;

/**
 * A server's store, with collections of its own for each {@code traceparent}: a server remembers
 * that the table seemed away, and what one case was told is not to change what another asks.
 */
final class StorePerTrace implements TwinStore {

  private final AwsTwinStore store;
  private final Stores stores;
  private final TwinSettings settings;
  private final Map<String, Twins> collections = new ConcurrentHashMap<>();

  StorePerTrace(AwsTwinStore store, Stores stores, TwinSettings settings) {
    this.store = store;
    this.stores = stores;
    this.settings = settings;
  }

  @Override
  public Twins open(CollectionRules rules) {
    store.open(rules);
    Map<String, Twins> perTrace = new ConcurrentHashMap<>();
    Twins twins =
        (Twins)
            Proxy.newProxyInstance(
                Twins.class.getClassLoader(),
                new Class<?>[] {Twins.class},
                (proxy, method, arguments) -> {
                  String trace = Objects.requireNonNullElse(MDC.get("traceparent"), "");
                  Twins own = perTrace.computeIfAbsent(trace, t -> opened(rules));
                  try {
                    return method.invoke(own, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    collections.put(rules.name(), twins);
    return twins;
  }

  private Twins opened(CollectionRules rules) {
    return stores.open(
        rules, new Table(stores.dynamoDb, stores.table), settings, Clock.systemUTC());
  }

  @Override
  public Optional<Twins> collection(String name) {
    return Optional.ofNullable(collections.get(name));
  }

  @Override
  public Entries entries() {
    return store.entries();
  }

  @Override
  public StoreHealth health() {
    return store.health();
  }
}
