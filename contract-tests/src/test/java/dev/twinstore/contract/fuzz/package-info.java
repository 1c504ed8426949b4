/**
 * Requests that the contract itself gives rise to, valid or invalid in one place, and bytes that
 * are no HTTP. Nothing here knows a collection but by the contract and by where a document of it
 * is.
 */
package dev.twinstore.contract.fuzz;
