/**
 * Starts what the tests ask (or finds it, when told where it runs), and checks around each test
 * what every test must leave true. Knows no single collection.
 */
package dev.twinstore.contract.harness;
