/** Tests of what loads data sets, against a server of their own that knows dragons alone. */
@NullMarked
package dev.twinstore.samples;

import org.jspecify.annotations.NullMarked;
