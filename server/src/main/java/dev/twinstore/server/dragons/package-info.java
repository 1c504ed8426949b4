/**
 * Dragons: documents with a unique name and a family; what a report says of its sender stays out.
 */
@NullMarked
package dev.twinstore.server.dragons;

import org.jspecify.annotations.NullMarked;
