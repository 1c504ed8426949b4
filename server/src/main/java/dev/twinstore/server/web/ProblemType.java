package dev.twinstore.server.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problem that the contract names; each has a page at {@code /problems/{slug}}. */
enum ProblemType {
  INVALID(
      400,
      "The request is not valid",
      "Something in the request is not as the contract asks. Nothing was changed.",
      "Each entry of <code>errors</code> names a place (a JSON pointer into the body, a parameter or"
          + " a header) and says what is wrong there. Mend them all, then send the request again."),
  NOT_FOUND(
      404,
      "Not found",
      "There is no such document, or no such path.",
      "Check the path and the id. A document that was deleted does not come back by itself;"
          + " create it anew with POST."),
  METHOD_NOT_ALLOWED(
      405,
      "Method not allowed",
      "The path exists, but does not offer this method.",
      "Use one of the methods in the <code>Allow</code> header of the answer."),
  NOT_ACCEPTABLE(
      406,
      "Not acceptable",
      "None of the media types in the request's <code>Accept</code> header is on offer.",
      "Leave <code>Accept</code> out, or name the media type that the answer's"
          + " <code>detail</code> offers."),
  TAKEN(
      409,
      "Taken",
      "The id or a unique name belongs to another document. Nothing was changed.",
      "<code>errors</code> says which member is taken. Choose another value, or change the document"
          + " that has it."),
  SWEEP_REFUSED(
      409,
      "Sweep refused",
      "The sweep could do harm: the table and the bucket are not each other's pair, or more than a"
          + " tenth of the copies it saw, and over a hundred, would go. This page of it changed"
          + " nothing.",
      "The answer's <code>detail</code> says which. Make sure that the server has the right table"
          + " and the right bucket, and that neither was emptied or restored from a backup."),
  PRECONDITION_FAILED(
      412,
      "Precondition failed",
      "The document is not in the state that <code>If-Match</code> or <code>If-None-Match</code>"
          + " asks for, most often because someone else has changed it. Nothing was changed by this"
          + " request.",
      "Read the document again, apply your change to what you find, and send it with the new ETag."),
  TOO_LARGE(
      413,
      "Too large",
      "The body has more than 1 MiB (1,048,576 bytes). Nothing was changed.",
      "Send less, or split the document into several."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      "The body's media type is not one that this operation takes.",
      "Send JSON in UTF-8 with the <code>Content-Type</code> that the answer's <code>detail</code>"
          + " names, and no <code>Content-Encoding</code>."),
  KEY_REUSED(
      422,
      "Idempotency key reused",
      "The <code>Idempotency-Key</code> of this request belongs to another request of the last day,"
          + " which had another body. Nothing was changed.",
      "Give each request that is to create something a key of its own, such as a UUID, and send a"
          + " key again only with the very body that it was first sent with."),
  INTERNAL(
      500,
      "Internal error",
      "The server met something it was not made for. This is a defect.",
      "Report it with the answer's <code>X-Request-Id</code>, which names the request in the"
          + " server's log. Read the document before you repeat a change."),
  GIVEN_UP(
      500,
      "Given up",
      "A report was taken to be added later, and could not be, however often that was tried. Nothing"
          + " was added.",
      "Report it again, without <code>Prefer</code> to be told at once what is in the way."),
  UNAVAILABLE(
      503,
      "Unavailable",
      "A store did not do its part in time. No document was changed.",
      "Send the same request again after the seconds that <code>Retry-After</code> names."),
  UNKNOWN_OUTCOME(
      503,
      "Outcome unknown",
      "A store did not answer in time: the change may or may not have been made, and may still be.",
      "Read the document to learn which. With <code>If-Match</code> the same change can be sent"
          + " again safely: it is made once at most.");

  private final int status;
  private final String title;
  private final String meaning;
  private final String remedy;

  ProblemType(int status, String title, String meaning, String remedy) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** What has happened, in HTML. */
  String meaning() {
    return meaning;
  }

  /** What to do about it, in HTML. */
  String remedy() {
    return remedy;
  }

  /** The last part of the type's URI. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The {@code type} of such a problem: a reference to this server's page about it. */
  String uri() {
    return "/problems/" + slug();
  }

  static Optional<ProblemType> ofSlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** The first type of a status; none for a status that only the container answers with. */
  static Optional<ProblemType> ofStatus(int status) {
    return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
  }
}
