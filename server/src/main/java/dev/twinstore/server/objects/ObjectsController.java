package dev.twinstore.server.objects;

import dev.twinstore.server.api.ObjectsApi;
import dev.twinstore.server.model.ObjectReading;
import dev.twinstore.server.model.ObjectReceipt;
import dev.twinstore.server.model.ObjectsDeleted;
import dev.twinstore.server.model.StoredObject;
import dev.twinstore.server.twin.CollectionRules;
import dev.twinstore.server.web.Documents;
import dev.twinstore.server.web.PageQuery;
import dev.twinstore.server.web.Preconditions;
import dev.twinstore.server.web.Resources;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The contract's operations on objects. */
@RestController
final class ObjectsController implements ObjectsApi {

  private static final CollectionRules RULES =
      new CollectionRules("objects", Optional.empty(), Optional.empty());

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private final Documents<StoredObject> objects;

  ObjectsController(Resources resources) {
    this.objects = resources.open(RULES, "uuid", StoredObject.class, "StoredObject");
  }

  @Override
  public ResponseEntity<ObjectReceipt> putObject(String uuid) {
    String id = lowerCase(uuid);
    boolean created =
        objects.put(id, new StoredObject(id, LocalDateTime.now(ZoneOffset.UTC).format(TIME)));
    ResponseEntity.BodyBuilder answer =
        created ? ResponseEntity.created(URI.create("/object/" + id)) : ResponseEntity.ok();
    return answer.contentType(MediaType.APPLICATION_JSON).body(new ObjectReceipt(id));
  }

  @Override
  public ResponseEntity<ObjectReading> readObject(String uuid) {
    ResponseEntity<StoredObject> found = objects.read(lowerCase(uuid), Preconditions.NONE);
    return ok(new ObjectReading(Objects.requireNonNull(found.getBody())));
  }

  @Override
  public ResponseEntity<Void> deleteObject(String uuid) {
    return objects.delete(lowerCase(uuid), Preconditions.NONE);
  }

  @Override
  public ResponseEntity<ObjectList> listObjects(@Nullable Integer limit, @Nullable String cursor) {
    if (limit == null) {
      return ok(new ObjectList(objects.walk(cursor)));
    }
    return objects.list(PageQuery.of(limit, cursor), (page, next) -> new ObjectList(page));
  }

  @Override
  public ResponseEntity<ObjectsDeleted> deleteObjects() {
    objects.deleteAll();
    return ok(new ObjectsDeleted(ObjectsDeleted.MsgEnum.OBJECTS_DELETED));
  }

  /** RFC 9562, 4: a UUID is written in lower case and read in either. */
  private static String lowerCase(String uuid) {
    return uuid.toLowerCase(Locale.ROOT);
  }

  private static <T> ResponseEntity<T> ok(T body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
