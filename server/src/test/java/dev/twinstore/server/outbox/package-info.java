/** Tests of what is sent after a commit. */
@NullMarked
package dev.twinstore.server.outbox;

import org.jspecify.annotations.NullMarked;
