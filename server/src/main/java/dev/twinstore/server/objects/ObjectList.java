package dev.twinstore.server.objects;

import dev.twinstore.server.model.StoredObject;

/**
 * The contract's list of objects, written as it is walked, so that it never has to fit into memory.
 *
 * @param objects walked once
 */
public record ObjectList(Iterable<StoredObject> objects) {}
