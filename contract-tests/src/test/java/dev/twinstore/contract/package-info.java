/**
 * What each request gets, asked of a running Twinstore: one file for each subject, one test for
 * each promise.
 *
 * <p>Tests send with the SDK whatever it can express, and REST Assured or a bare socket only what
 * it cannot. Whether row and copy match is checked around every test without being asked for, by
 * {@link dev.twinstore.contract.harness.Contracted}. Nothing here may use the server's classes.
 */
package dev.twinstore.contract;
