/** The server's process: where it starts. Everything else has a package of its own. */
@NullMarked
package dev.twinstore.server;

import org.jspecify.annotations.NullMarked;
