package dev.twinstore.client;

import dev.twinstore.client.model.Violation;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/** What an exception tells; status 0 and no title when no answer came. */
record ProblemDetails(
    int status,
    String slug,
    String title,
    String detail,
    List<Violation> violations,
    String requestId,
    Duration retryAfter)
    implements Serializable {}
