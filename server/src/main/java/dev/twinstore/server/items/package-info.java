/** Items: documents with a unique name, an optional category and free attributes. */
@NullMarked
package dev.twinstore.server.items;

import org.jspecify.annotations.NullMarked;
