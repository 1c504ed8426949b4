package dev.twinstore.contract.harness;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests to several servers in turn. */
final class InTurn {

  private final List<URI> servers;
  private final AtomicInteger next = new AtomicInteger();

  InTurn(List<URI> servers) {
    this.servers = List.copyOf(servers);
  }

  /** The same request, to the server whose turn it is. */
  HttpRequest route(HttpRequest request) {
    if (servers.size() == 1) {
      return request;
    }
    URI server = servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
    URI asked = request.uri();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .uri(server.resolve(asked.getRawPath() + query))
        .build();
  }
}
