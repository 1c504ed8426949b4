/** Tasks: documents with a title, a description and a status that lists can be filtered by. */
@NullMarked
package dev.twinstore.server.tasks;

import org.jspecify.annotations.NullMarked;
