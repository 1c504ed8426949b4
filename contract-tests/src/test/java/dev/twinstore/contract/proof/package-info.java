/**
 * The promise, proved: real processes are killed, put to sleep, parted from their stores and made
 * to race, and what their clients were told is judged. How much of it is done, {@link
 * dev.twinstore.contract.proof.Scale} decides; each suite prints its figures.
 */
package dev.twinstore.contract.proof;
