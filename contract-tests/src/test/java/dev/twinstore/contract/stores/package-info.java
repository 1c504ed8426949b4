/**
 * Row and copy as the AWS SDK shows them, and the assertion that they are twins. Reads the stores
 * directly, never through the proxy, and shares no code with the server: what the server believes
 * about its format is checked here.
 */
package dev.twinstore.contract.stores;
