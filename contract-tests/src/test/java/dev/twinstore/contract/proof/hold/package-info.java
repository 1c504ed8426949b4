/**
 * Holding one call of one request on the wire: whose calls they are, the request's trace says;
 * which there are, a clean run.
 */
package dev.twinstore.contract.proof.hold;
