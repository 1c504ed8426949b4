/** The contract, compared with the one that was released last. Needs no server. */
package dev.twinstore.spec;
