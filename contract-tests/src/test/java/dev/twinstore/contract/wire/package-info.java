/**
 * What went over the wire between tests and server, whoever sent it: each exchange is held against
 * the contract, noted for the count of what the contract documents, and shown to the ledger of
 * documents.
 */
package dev.twinstore.contract.wire;
