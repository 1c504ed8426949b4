/** Tests of the threads that work in the background. */
@NullMarked
package dev.twinstore.server.background;

import org.jspecify.annotations.NullMarked;
