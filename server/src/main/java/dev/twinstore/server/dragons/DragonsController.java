package dev.twinstore.server.dragons;

import dev.twinstore.server.api.DragonsApi;
import dev.twinstore.server.model.Dragon;
import dev.twinstore.server.model.DragonPage;
import dev.twinstore.server.model.DragonReplacement;
import dev.twinstore.server.model.DragonReport;
import dev.twinstore.server.model.DragonSubmission;
import dev.twinstore.server.model.DragonValidation;
import dev.twinstore.server.model.Violation;
import dev.twinstore.server.web.Documents;
import dev.twinstore.server.web.Draft;
import dev.twinstore.server.web.MergePatch;
import dev.twinstore.server.web.PageQuery;
import dev.twinstore.server.web.Preconditions;
import dev.twinstore.server.web.Prefer;
import dev.twinstore.server.web.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The contract's operations on dragons. */
@RestController
final class DragonsController implements DragonsApi {

  private final Resources resources;
  private final Documents<Dragon> dragons;
  private final Reports reports;
  private final Submissions submissions;
  private final JsonMapper mapper;

  DragonsController(
      Resources resources,
      Documents<Dragon> dragons,
      Reports reports,
      Submissions submissions,
      JsonMapper mapper) {
    this.resources = resources;
    this.dragons = dragons;
    this.reports = reports;
    this.submissions = submissions;
    this.mapper = mapper;
  }

  @Override
  public ResponseEntity<Dragon> reportDragon(
      DragonReport report, @Nullable String idempotencyKey, @Nullable String prefer) {
    return reports.take(report, idempotencyKey, Prefer.of(prefer));
  }

  @Override
  public ResponseEntity<DragonSubmission> readSubmission(String id) {
    Submission found =
        submissions.find(id).orElseThrow(() -> resources.notFound(id, "the submissions"));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(found.model(mapper));
  }

  @Override
  public ResponseEntity<Void> headSubmission(String id) {
    return dragons.head(readSubmission(id));
  }

  @Override
  public ResponseEntity<Void> optionsSubmission(String id) {
    return resources.options(PATH_OPTIONS_SUBMISSION);
  }

  @Override
  public ResponseEntity<DragonValidation> validateDragon(Draft draft) {
    List<Violation> violations = dragons.violations(draft);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new DragonValidation(violations.isEmpty(), violations));
  }

  @Override
  public ResponseEntity<Dragon> readDragon(
      String id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return dragons.read(id, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Void> headDragon(
      String id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return dragons.head(readDragon(id, ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Dragon> replaceDragon(
      String id,
      DragonReplacement replacement,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch) {
    return dragons.replace(id, replacement, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Dragon> patchDragon(
      String id, MergePatch patch, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return dragons.patch(id, patch, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Void> deleteDragon(
      String id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return dragons.delete(id, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<DragonPage> listDragons(
      @Nullable String dragonName,
      @Nullable String family,
      Integer limit,
      @Nullable String cursor) {
    PageQuery query =
        PageQuery.of(limit, cursor).where("dragonName", dragonName).where("family", family);
    return dragons.list(query, (page, next) -> new DragonPage(page).next(next));
  }

  @Override
  public ResponseEntity<Void> headDragons(
      @Nullable String dragonName,
      @Nullable String family,
      Integer limit,
      @Nullable String cursor) {
    return dragons.head(listDragons(dragonName, family, limit, cursor));
  }

  @Override
  public ResponseEntity<Void> optionsDragon(String id) {
    return resources.options(PATH_OPTIONS_DRAGON);
  }

  @Override
  public ResponseEntity<Void> optionsDragons() {
    return resources.options(PATH_OPTIONS_DRAGONS);
  }
}
