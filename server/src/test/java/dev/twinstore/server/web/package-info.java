/** What the HTTP side answers, seen through a socket; the kernel is its model in memory. */
@NullMarked
package dev.twinstore.server.web;

import org.jspecify.annotations.NullMarked;
