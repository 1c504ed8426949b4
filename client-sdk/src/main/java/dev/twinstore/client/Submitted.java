package dev.twinstore.client;

import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonSubmission;
import java.util.Optional;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What became of a report that the server was free to add later: a submission to ask again for, or,
 * from a server without a queue, the dragon. One of the two is there.
 *
 * @param submission the report that waits for its turn
 * @param dragon the dragon that was added at once
 */
@JsonDeserialize(using = SubmittedReader.class)
public record Submitted(Optional<DragonSubmission> submission, Optional<Dragon> dragon) {}
