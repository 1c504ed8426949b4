/** Tests of the kernel against the embedded AWS endpoint. */
@NullMarked
package dev.twinstore.server.twin;

import org.jspecify.annotations.NullMarked;
