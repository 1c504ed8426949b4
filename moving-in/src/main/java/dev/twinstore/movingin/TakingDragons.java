package dev.twinstore.movingin;

import dev.twinstore.client.DragonQuery;
import dev.twinstore.client.Dragons;
import dev.twinstore.client.TakenException;
import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReport;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Dragons. Each is known by its name; the server gives it an id. */
record TakingDragons(Dragons dragons) implements Taking {

  /** What the members of the predecessor's array are called here. */
  private static final Map<String, String> NAMES =
      Map.of(
          "dragon_name_str", "dragonName",
          "description_str", "description",
          "family_str", "family",
          "location_city_str", "city",
          "location_country_str", "country",
          "location_state_str", "state",
          "location_neighborhood_str", "neighborhood");

  @Override
  public Outcome take(Found found) throws NotTakable {
    DragonReport report = report(found);
    try {
      return Outcome.taken(dragons.create(report).getId(), "");
    } catch (TakenException e) {
      Iterator<Dragon> namesakes =
          dragons.list(DragonQuery.all().dragonName(report.getDragonName())).iterator();
      return namesakes.hasNext()
          ? compare(namesakes.next(), report)
          : Outcome.refused("another dragon had its name a moment ago");
    }
  }

  private static Outcome compare(Dragon here, DragonReport report) {
    return Json.same(here, report, NAMES.values())
        ? Outcome.skipped(here.getId(), "it is here")
        : Outcome.refused("its name is here with another content");
  }

  private static DragonReport report(Found found) throws NotTakable {
    Map<String, Object> members = new LinkedHashMap<>();
    found.members().forEach((name, value) -> members.put(NAMES.getOrDefault(name, name), value));
    members.remove("id");
    DragonReport report;
    try {
      report = Json.model(members, DragonReport.class);
    } catch (JacksonException e) {
      throw new NotTakable("a member is of another type: " + e.getOriginalMessage());
    }
    Map<String, Object> said = Json.members(report);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      if (!Json.same(member.getValue(), said.get(member.getKey()))) {
        throw new NotTakable("a dragon has no '%s' of that kind".formatted(member.getKey()));
      }
    }
    return report;
  }
}
