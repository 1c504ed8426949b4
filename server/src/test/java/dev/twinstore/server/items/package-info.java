/** What each request on items gets. */
@NullMarked
package dev.twinstore.server.items;

import org.jspecify.annotations.NullMarked;
