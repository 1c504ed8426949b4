/**
 * Objects: UUIDs of their clients' choice, each with the time at which it was last put. The wire
 * form is that of an older service, so that its callers need not change.
 */
@NullMarked
package dev.twinstore.server.objects;

import org.jspecify.annotations.NullMarked;
