/**
 * The wire between the server and AWS, where faults enter. Knows HTTP/1.1 and which call is which;
 * knows nothing of documents.
 */
package dev.twinstore.contract.proxy;
