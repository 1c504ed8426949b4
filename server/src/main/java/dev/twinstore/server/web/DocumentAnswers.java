package dev.twinstore.server.web;

import dev.twinstore.server.twin.Document;
import dev.twinstore.server.twin.Once;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one collection's documents look in an answer: status, headers and body.
 *
 * @param <T> the generated model of a stored document
 */
final class DocumentAnswers<T> {

  private final DocumentForm form;
  private final Class<T> model;
  private final String path;

  /**
   * @param path the collection's, such as /items
   */
  DocumentAnswers(DocumentForm form, Class<T> model, String path) {
    this.form = form;
    this.model = model;
    this.path = path;
  }

  ResponseEntity<T> created(Document document) {
    return whole(ResponseEntity.created(location(document.id().value())), document);
  }

  ResponseEntity<T> ok(Document document) {
    return whole(ResponseEntity.ok(), document);
  }

  ResponseEntity<T> notModified(Document document) {
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
        .eTag(Preconditions.etag(document))
        .build();
  }

  /**
   * A page, and the way to the next one (RFC 8288).
   *
   * @param next the next page's cursor; null on the last one
   */
  <P> ResponseEntity<P> page(P body, @Nullable String next) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    if (next != null) {
      answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(sameQuery(next)));
    }
    return answer.body(body);
  }

  /** The answer of a GET without its body, as a HEAD has it. */
  ResponseEntity<Void> head(ResponseEntity<?> get) {
    ResponseEntity.HeadersBuilder<?> answer =
        ResponseEntity.status(get.getStatusCode()).headers(get.getHeaders());
    Object body = get.getBody();
    if (body != null) {
      int length = form.mapper().writeValueAsBytes(body).length;
      answer.header(HttpHeaders.CONTENT_LENGTH, Integer.toString(length));
    }
    return answer.build();
  }

  /**
   * The answer that was stored; the first time and at a repetition it is made of the same text. One
   * without an ETag is that of a submission.
   */
  ResponseEntity<T> stored(Once.Answer stored) {
    ObjectNode json = form.json(stored.text());
    return json.has(DocumentForm.ETAG) ? created(stored, json) : accepted(stored, json);
  }

  private ResponseEntity<T> created(Once.Answer stored, ObjectNode document) {
    URI place = location(document.required(form.idMember()).stringValue());
    return told(stored, ResponseEntity.created(place))
        .eTag(document.required(DocumentForm.ETAG).stringValue())
        .body(form.mapper().treeToValue(document, model));
  }

  /** Tells that a creation was taken and will be done: 202, with its submission. */
  @SuppressWarnings("unchecked") // The contract has another body for 202 than for 201.
  private ResponseEntity<T> accepted(Once.Answer stored, ObjectNode submission) {
    URI place = location("submissions/" + submission.required("id").stringValue());
    return (ResponseEntity<T>)
        told(stored, ResponseEntity.accepted().location(place))
            .header(Prefer.APPLIED, Prefer.RESPOND_ASYNC)
            .body(submission);
  }

  /** Tells whether it is a repetition. */
  private static ResponseEntity.BodyBuilder told(
      Once.Answer stored, ResponseEntity.BodyBuilder answer) {
    if (stored.replayed()) {
      answer.header(IdempotencyKey.REPLAYED, "true");
    }
    return answer.contentType(MediaType.APPLICATION_JSON);
  }

  private ResponseEntity<T> whole(ResponseEntity.BodyBuilder answer, Document document) {
    return answer
        .eTag(Preconditions.etag(document))
        .contentType(MediaType.APPLICATION_JSON)
        .body(form.model(document, model));
  }

  private URI location(String id) {
    return URI.create(path + "/" + id);
  }

  private static String sameQuery(String cursor) {
    UriComponents next =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam(Cursor.PARAMETER, cursor)
            .build();
    return next.getPath() + "?" + next.getQuery();
  }
}
