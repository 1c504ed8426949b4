package dev.twinstore.client;

import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonPage;
import dev.twinstore.client.model.DragonReplacement;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonValidation;
import java.util.Map;

/** The collection of dragons: each has a name of its own, a family and a place. */
public final class Dragons extends Documents<Dragon, DragonReport, DragonReplacement, DragonQuery> {
  private final DragonsApi api;

  Dragons(DragonsApi api) {
    super(
        new DocumentOperations<>(
            api::reportDragon,
            api::readDragon,
            api::headDragon,
            api::replaceDragon,
            api::patchDragon,
            api::deleteDragon,
            api::optionsDragon,
            DragonQuery.all(),
            query -> page(api, query),
            DragonQuery::cursor,
            query ->
                api.headDragons(query.dragonName(), query.family(), query.limit(), query.cursor()),
            api::optionsDragons));
    this.api = api;
  }

  /**
   * Asks what is wrong with a report, and stores nothing: the answer has the violations that {@link
   * #create} would be refused for now. Nothing is reserved.
   */
  public DragonValidation validate(DragonReport report) {
    return api.validateDragon(report).required();
  }

  /**
   * Asks the same of any members that a JSON object may have.
   *
   * @throws InvalidRequestException if they can't be told as JSON at all
   */
  public DragonValidation validate(Map<String, ?> report) {
    return api.validateDragon(report).required();
  }

  private static Page<Dragon> page(DragonsApi api, DragonQuery query) {
    DragonPage page =
        api.listDragons(query.dragonName(), query.family(), query.limit(), query.cursor())
            .required();
    return Page.of(page.getDragons(), page.getNext());
  }
}
