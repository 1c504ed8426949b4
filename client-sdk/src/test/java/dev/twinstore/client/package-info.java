/** Tests of the SDK, against a server of their own that keeps items in memory. */
@NullMarked
package dev.twinstore.client;

import org.jspecify.annotations.NullMarked;
