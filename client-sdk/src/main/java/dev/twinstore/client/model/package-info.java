/**
 * The documents and problems of the contract, generated from it: plain values with getters and
 * setters that check nothing. No hand-written class lives here.
 */
@NullMarked
package dev.twinstore.client.model;

import org.jspecify.annotations.NullMarked;
