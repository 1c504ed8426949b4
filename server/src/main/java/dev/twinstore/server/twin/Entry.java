package dev.twinstore.server.twin;

/**
 * A row beside the documents, such as a submission: it has no copy in the bucket.
 *
 * @param writeId names the commit that wrote it last; a mark as sent is none
 */
public record Entry(String partition, String id, Content content, WriteId writeId) {}
