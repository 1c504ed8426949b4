/**
 * Operations whose server is killed at each of their calls to the stores: which calls those are, a
 * clean run shows.
 */
package dev.twinstore.contract.proof.crash;
