/**
 * What Terraform makes of {@code infra/}, for real, on an endpoint of its own: held against what
 * the server makes, and served from.
 */
package dev.twinstore.contract.infra;
