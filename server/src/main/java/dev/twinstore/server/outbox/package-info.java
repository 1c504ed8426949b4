/**
 * What is sent after a commit, and comes back: a row that is due goes to a queue or a topic, by
 * whichever server gets to it; messages of the queue are handed to those whose rows they name. It
 * knows the kernel, SQS and SNS; it knows nothing of HTTP, of the contract, or of any collection.
 *
 * <p>An entry is written as due by the transaction that decides something. Whoever wrote it sends
 * it at once, best effort ({@code Outbox}); what is left over after a crash, or because a channel
 * was away, is found by each server now and then ({@code OutboxSchedule}), leased, and sent. A
 * notice is marked as sent then: it is sent at least once, and once only when nothing fails in
 * between. A submission stays due until it is settled, and is sent again when that takes long.
 */
@NullMarked
package dev.twinstore.server.outbox;

import org.jspecify.annotations.NullMarked;
