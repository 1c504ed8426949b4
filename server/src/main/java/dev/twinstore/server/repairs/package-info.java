/**
 * What looks at twins and mends them: the contract's operations on twins, and the server's own
 * schedule of sweeps. How it is done is the kernel's; no collection is known here by name.
 */
@NullMarked
package dev.twinstore.server.repairs;

import org.jspecify.annotations.NullMarked;
