/**
 * What deploying takes, for real, on endpoints of its own: what Terraform makes, held against what
 * the server makes, and served from; the server as a function; a restore. {@code ./test.sh --infra}
 * runs what has the tag {@code infra}, here and in other packages.
 */
package dev.twinstore.contract.infra;
