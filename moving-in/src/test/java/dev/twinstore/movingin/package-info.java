/** What can be judged without tables, buckets and a server; the contract tests have those. */
@NullMarked
package dev.twinstore.movingin;

import org.jspecify.annotations.NullMarked;
