/**
 * The collections that the tests are run for, each as a description and its requests sent with the
 * SDK. A new collection is one more class here and one more line in {@link
 * dev.twinstore.contract.harness.Run}.
 */
package dev.twinstore.contract.collection;
