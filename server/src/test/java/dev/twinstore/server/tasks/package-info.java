/** Tests of tasks over HTTP, the kernel replaced by its model. */
@NullMarked
package dev.twinstore.server.tasks;

import org.jspecify.annotations.NullMarked;
