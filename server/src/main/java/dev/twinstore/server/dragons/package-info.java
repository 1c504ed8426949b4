/**
 * Dragons: documents with a unique name and a family, and their reports: at once or by the queue,
 * with notices for those who wish. What a report says of its sender is in no document.
 */
@NullMarked
package dev.twinstore.server.dragons;

import org.jspecify.annotations.NullMarked;
