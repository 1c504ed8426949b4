/** Tests of the operations on twins and of the schedule of sweeps. */
@NullMarked
package dev.twinstore.server.repairs;

import org.jspecify.annotations.NullMarked;
