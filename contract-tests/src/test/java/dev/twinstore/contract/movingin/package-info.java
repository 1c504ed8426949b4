/**
 * The import, from tables and buckets as the services before Twinstore left them. Their forms are
 * laid down here by the AWS SDK; the command is the one that users start.
 */
package dev.twinstore.contract.movingin;
