package dev.twinstore.contract.collection;

import dev.twinstore.client.DragonQuery;
import dev.twinstore.client.Head;
import dev.twinstore.client.MergePatch;
import dev.twinstore.client.Precondition;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReplacement;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.stores.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Dragons, as the SDK sends them. */
public final class Dragons implements CollectionUnderTest {

  private final dev.twinstore.client.Dragons dragons;

  /** The dragons of one server. */
  public Dragons(TwinstoreClient client) {
    this.dragons = client.dragons();
  }

  @Override
  public Shape shape() {
    return new Shape("dragons", "id", Optional.of("dragonName"), Optional.of("family"));
  }

  @Override
  public boolean idsMayBeChosen() {
    return false;
  }

  @Override
  public Map<String, Object> minimal() {
    Map<String, Object> content = new HashMap<>();
    required().forEach(member -> content.put(member, "Somewhere"));
    content.put("dragonName", another("dragonName"));
    content.put("family", "red");
    return content;
  }

  /** A dragon's own members; what only a report has is {@code DragonsTest}'s. */
  @Override
  public Map<String, Object> full() {
    return minimal();
  }

  /** What is said of whoever reports is not kept. */
  @Override
  public Map<String, Object> contentOf(Map<String, Object> sent) {
    Map<String, Object> content = CollectionUnderTest.super.contentOf(sent);
    content.keySet().removeAll(List.of("reportingPhoneNumber", "confirmationRequired"));
    return content;
  }

  @Override
  public List<String> required() {
    return List.of(
        "dragonName", "description", "family", "city", "country", "state", "neighborhood");
  }

  @Override
  public List<String> optional() {
    return List.of();
  }

  @Override
  public Map<String, Integer> textLimits() {
    Map<String, Integer> limits = new HashMap<>();
    required().forEach(member -> limits.put(member, 200));
    limits.put("description", 4000);
    return limits;
  }

  @Override
  public List<String> filters() {
    return List.of("dragonName", "family");
  }

  @Override
  public Optional<String> free() {
    return Optional.empty();
  }

  @Override
  public Object another(String member) {
    return "Ashwing " + UUID.randomUUID();
  }

  @Override
  public Document create(Map<String, Object> members) {
    return document(dragons.create(Json.model(members, DragonReport.class)));
  }

  @Override
  public Document read(String id) {
    return document(dragons.read(id));
  }

  @Override
  public Optional<Document> find(String id) {
    return dragons.find(id).map(this::document);
  }

  @Override
  public Optional<Document> read(String id, Precondition precondition) {
    return dragons.read(id, precondition).map(this::document);
  }

  @Override
  public String head(String id) {
    return dragons.head(id).etag().orElseThrow();
  }

  @Override
  public Optional<String> head(String id, Precondition precondition) {
    return dragons.head(id, precondition).flatMap(Head::etag);
  }

  @Override
  public void headList(int limit) {
    dragons.headList(DragonQuery.all().limit(limit));
  }

  @Override
  public Document replace(String id, Map<String, Object> members) {
    return document(dragons.replace(id, Json.model(members, DragonReplacement.class)));
  }

  @Override
  public Document replace(String id, Map<String, Object> members, Precondition precondition) {
    return document(
        dragons.replace(id, Json.model(members, DragonReplacement.class), precondition));
  }

  @Override
  public Document patch(String id, Map<String, Object> changes) {
    return document(dragons.patch(id, new MergePatch(changes)));
  }

  @Override
  public Document patch(String id, Map<String, Object> changes, Precondition precondition) {
    return document(dragons.patch(id, new MergePatch(changes), precondition));
  }

  @Override
  public void delete(String id) {
    dragons.delete(id);
  }

  @Override
  public void delete(String id, Precondition precondition) {
    dragons.delete(id, precondition);
  }

  @Override
  public Stream<List<Document>> pages(Map<String, String> filters, int limit) {
    return dragons
        .list(new DragonQuery(filters.get("dragonName"), filters.get("family"), limit, null))
        .pages()
        .map(page -> page.documents().stream().map(this::document).toList());
  }

  @Override
  public Collection<String> methods() {
    return dragons.methods();
  }

  @Override
  public Collection<String> methods(String id) {
    return dragons.methods(id);
  }

  private Document document(Dragon dragon) {
    return document(Json.plainObject(dragon));
  }

  @Override
  public String toString() {
    return "dragons";
  }
}
