/**
 * An AWS endpoint for one machine: Amazon's DynamoDB Local as a child process and S3Proxy in this
 * one, started, watched and stopped together.
 *
 * <p>Nothing here may refer to a class of DynamoDB Local: its licence forbids compiling it into
 * other programs. It is a folder of jars that a {@code java} command is pointed at. What runs
 * inside that process lives in {@link dev.twinstore.localaws.agent}.
 */
@NullMarked
package dev.twinstore.localaws;

import org.jspecify.annotations.NullMarked;
