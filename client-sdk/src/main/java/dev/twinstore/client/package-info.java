/**
 * The Java SDK of Twinstore: {@link dev.twinstore.client.TwinstoreClient} and what it hands out.
 *
 * <p>What is public here is the face. The operations ({@code ItemsApi} and its like) are generated
 * from the contract into this package, unseen from outside; how a call is repeated and judged is
 * written once, in {@code Course}. Nothing here depends on more than Jackson 3, JSpecify's
 * annotations and the JDK.
 */
@NullMarked
package dev.twinstore.client;

import org.jspecify.annotations.NullMarked;
