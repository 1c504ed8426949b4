/** What the server does besides answering, for as long as it runs. It knows nothing of ours. */
@NullMarked
package dev.twinstore.server.background;

import org.jspecify.annotations.NullMarked;
