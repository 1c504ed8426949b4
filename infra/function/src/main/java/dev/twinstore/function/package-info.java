/**
 * The server as a Lambda function. It runs as it does everywhere, its own Tomcat included, and an
 * event of the gateway becomes a request to it. Knows events and HTTP; nothing of documents, and
 * nothing of AWS beyond the form of its events.
 */
@NullMarked
package dev.twinstore.function;

import org.jspecify.annotations.NullMarked;
