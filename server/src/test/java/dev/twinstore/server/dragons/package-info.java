/** Tests of dragons over HTTP, the kernel replaced by its model. */
@NullMarked
package dev.twinstore.server.dragons;

import org.jspecify.annotations.NullMarked;
