package dev.twinstore.movingin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.core.JacksonException;

/**
 * The objects of a bucket whose keys begin alike. Each is a JSON document, or an array of them; one
 * that does not say its id is known by its key's last part, or by its place in the array.
 */
record BucketSource(S3Client s3, String bucket, String prefix) implements Source {

  private static final String ID = "id";

  @Override
  public void each(Hand hand) {
    s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .filter(key -> !key.endsWith("/"))
        .forEach(key -> read(key, hand));
  }

  private void read(String key, Hand hand) {
    String place = "s3://%s/%s".formatted(bucket, key);
    @Nullable Object json;
    try {
      json = Json.read(s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe());
    } catch (JacksonException e) {
      hand.onUnreadable(place, "is no JSON: " + e.getOriginalMessage());
      return;
    }
    if (json instanceof List<?> array) {
      int number = 0;
      for (Object element : array) {
        number++;
        document(place + "#" + number, key + "#" + number, element, hand);
      }
    } else {
      document(place, key.replaceAll("^.*/|\\.json$", ""), json, hand);
    }
  }

  private static void document(String place, String otherwise, @Nullable Object json, Hand hand) {
    if (json instanceof Map<?, ?> object) {
      Map<String, Object> members = Json.object(object);
      Object id = members.getOrDefault(ID, otherwise);
      hand.on(new Found(place, String.valueOf(id), ID, members));
    } else {
      hand.onUnreadable(place, "is no JSON object");
    }
  }
}
