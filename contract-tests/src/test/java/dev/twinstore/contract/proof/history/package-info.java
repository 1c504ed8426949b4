/**
 * A history of what many clients asked of few documents, and a checker that decides whether one
 * document store, doing one thing after the other, could have answered so. Plain Java: no input, no
 * output, no clock, and no other package of these tests.
 */
package dev.twinstore.contract.proof.history;
