/**
 * Data sets, and the programs that load them through the Java SDK. Nothing here is part of the
 * service or of the SDK.
 */
@NullMarked
package dev.twinstore.samples;

import org.jspecify.annotations.NullMarked;
