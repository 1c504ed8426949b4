/**
 * Tests of the jar as a user starts it: real processes, real ports, real kills. Only what a process
 * can't be brought to show is tested in here.
 */
@NullMarked
package dev.twinstore.localaws;

import org.jspecify.annotations.NullMarked;
