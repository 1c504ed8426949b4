/**
 * The kernel: one document, two stores. It knows AWS and the commit protocol; it knows nothing of
 * HTTP, of the contract, or of any collection in particular.
 */
@NullMarked
package dev.twinstore.server.twin;

import org.jspecify.annotations.NullMarked;
