package dev.twinstore.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;

/** A server that has no item yet, and what the tests of items send it. */
abstract class FreshItems {

  static final String KETTLE =
      """
      {"id":"kettle","name":"Blue kettle","description":"Whistles.","category":"kitchen",
       "attributes":{"litres":1.70,"big":12345678901234567890123456789012345678,"e":1E+3,
                     "none":null,"list":[null,{"a.b-c#d":true}]}}
      """;

  final RunningServer server = RunningServer.fresh();

  final Answer create(String id, String name) {
    Answer answer =
        server.json(
            "POST",
            "/items",
            "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"d\"}".formatted(id, name));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }
}
