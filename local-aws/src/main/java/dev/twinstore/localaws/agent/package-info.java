/**
 * A Java agent that is loaded into DynamoDB Local's process, beside its stock main class: it ends
 * the process with its launcher, and keeps it off the network. It may use the JDK only, since it
 * shares a class path with DynamoDB Local.
 */
@NullMarked
package dev.twinstore.localaws.agent;

import org.jspecify.annotations.NullMarked;
