/**
 * Clients that note what they were told, what troubles the servers while they ask, and the check
 * that closes a proof: faults off, one sweep, all twins match.
 */
package dev.twinstore.contract.proof.load;
