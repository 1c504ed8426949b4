package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.BareSocket;
import dev.twinstore.contract.harness.BareSocket.Answer;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a careless or hostile peer may put on the wire: never a 5xx, and every refusal a problem.
 */
@EveryCollection
record ProtocolTest(CollectionUnderTest collection, Run run) {

  private static final String CLOSE = " HTTP/1.1\r\nHost: twinstore\r\nConnection: close\r\n";

  /** Sends a request whose path {@code *} stands for the collection's. */
  private Answer send(String request) {
    return BareSocket.send(run.uri(), request.replace("/*", collection.path()));
  }

  private static void assertRefusedWithAProblem(Answer answer) {
    assertThat(answer.status()).as(answer.head() + "\n" + answer.body()).isBetween(400, 499);
    assertThat(answer.is("application/problem+json"))
        .as(answer.head() + "\n" + answer.body())
        .isTrue();
    assertThat(answer.body())
        .contains("\"type\"", "\"status\"")
        .doesNotContain("Exception", "Tomcat", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /*/a%2Fb",
        "GET /*/a%5Cb",
        "GET /*/%00",
        "GET /*/%zz",
        "GET /*/%",
        "GET /*/%c3%28",
        "GET /*/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "GET /*?name=%zz",
        "GET /*?name=%",
        "GET /*?name=%ff",
        "GET /*?name=%c3%28",
        "GET /*?name=%ed%a0%80",
        "GET /*?%zz=1",
        "GET /*?=1",
        "GET /*?&&&bogus",
        "GET /*/\"quoted\"",
        "GET /*/{id}",
        "GET /*/a|b",
        "GET /*/<script>",
        "TRACE /*",
        "FOO /*",
        "get /*",
        "CONNECT twinstore:443",
        "GET /nowhere/%2e%2e/at/all",
        "DELETE /",
        "PUT /*/%2F",
        "DELETE /*/%2F",
      })
  void aStartLineThatIsWrongInItsPathQueryOrMethodIsRefused(String line) {
    assertRefusedWithAProblem(send(line + CLOSE + "\r\n"));
  }

  @Test
  void aVeryLongUrlIsRefused() {
    for (int length : List.of(200, 7_000, 9_000, 100_000)) {
      assertRefusedWithAProblem(send("GET /*/" + "x".repeat(length) + CLOSE + "\r\n"));
      assertRefusedWithAProblem(send("GET /*?name=" + "x".repeat(length + 1) + CLOSE + "\r\n"));
    }
  }

  @Test
  void headersThatAreGarbageOrTooLargeAreRefused() {
    String get = "GET /*" + CLOSE;
    List<String> headers =
        List.of(
            "no colon at all\r\n",
            ": no name\r\n",
            "Bad Name: x\r\n",
            "X-Null: a\u0000b\r\n",
            "Host: another\r\n",
            "X-Large: " + "x".repeat(100_000) + "\r\n",
            "Accept: image/png\r\n",
            "Expect: the-unexpected\r\n");
    for (String header : headers) {
      assertRefusedWithAProblem(send(get + header + "\r\n"));
    }
    assertRefusedWithAProblem(send("GET /* HTTP/1.1\r\nConnection: close\r\n\r\n"));
  }

  @Test
  void headersThatMeanNothingHereChangeNothing() {
    List<String> headers =
        List.of(
            "X-Request-Id: " + "x".repeat(5_000),
            "X-Request-Id: <script>alert(1)</script>",
            "traceparent: garbage",
            "Range: bytes=0-1",
            "If-Modified-Since: yesterday",
            "If-Range: \"x\"",
            "Cookie: garbage===;;;",
            "Accept-Language: ***",
            "Accept-Encoding: none-of-these",
            "Origin: null",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: ' or 1=1",
            "Forwarded: garbage");
    for (String header : headers) {
      Answer answer = send("GET /*" + CLOSE + header + "\r\n\r\n");
      assertThat(answer.status()).as(header + "\n" + answer.body()).isEqualTo(200);
      assertThat(answer.head()).doesNotContain("<script>");
    }
  }

  @Test
  void pathsAreToldApartByCase() {
    String upper = collection.path().toUpperCase(Locale.ROOT);
    assertThat(send("GET " + upper + CLOSE + "\r\n").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1\r\n\r\n",
        "Content-Length: many\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Type: nonsense\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Type: application/json; charset=nonsense\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnot-a-size\r\n{}\r\n0\r\n\r\n",
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n\r\n",
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 2\r\n\r\n{}",
        "Content-Type: application/json\r\n\r\n",
      })
  void aBodyThatIsFramedOrLabelledWrongIsRefused(String rest) {
    assertRefusedWithAProblem(send("POST /*" + CLOSE + rest));
  }

  @Test
  void aBodyMayComeInChunks() {
    String body = Json.write(collection.minimal());
    String chunks =
        "A\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n"
            .formatted(body.substring(0, 10), body.length() - 10, body.substring(10));
    Answer answer =
        send(
            "POST /*"
                + CLOSE
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunks);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    String json =
        answer.body().substring(answer.body().indexOf('{'), answer.body().indexOf('}') + 1);
    run.ledger(collection).doubt(collection.document(Json.readObject(json)).id());
  }

  @Test
  void http10IsAnswered() {
    Document document = collection.create(collection.full());
    Answer found = send("GET /*/" + document.id() + " HTTP/1.0\r\n\r\n");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.body()).contains(document.id());
    assertThat(send("GET /*/nobody HTTP/1.0\r\n\r\n").status()).isEqualTo(404);
    assertThat(send("HEAD /*/" + document.id() + " HTTP/1.0\r\n\r\n").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET //*",
        "GET /./*",
        "GET /x/..//*",
        "GET /*;a=b",
        "GET /*/",
        "GET /*/.",
        "GET /*/..",
        "GET http://other/*"
      })
  void pathsThatCanBeReadInTwoWaysAreNeverAnErrorOfTheServer(String line) {
    Answer answer = send(line + CLOSE + "\r\n");
    assertThat(answer.status()).as(answer.head() + "\n" + answer.body()).isBetween(200, 499);
    if (answer.status() >= 400) {
      assertRefusedWithAProblem(answer);
    }
  }
}
