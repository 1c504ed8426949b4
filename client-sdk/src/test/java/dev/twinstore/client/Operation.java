package dev.twinstore.client;

import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the SDK can do to the item 'kettle', which is there before, but for a create. */
enum Operation {
  READ(false, true, "Kettle", items -> items.read("kettle"), items -> items.read("kettle")),
  HEAD(false, true, "Kettle", items -> items.head("kettle"), items -> items.head("kettle")),
  LIST(
      false,
      true,
      "Kettle",
      items -> items.list().stream().toList(),
      items -> items.forEach(ItemQuery.all(), item -> {})),
  METHODS(
      false, true, "Kettle", items -> items.methods("kettle"), items -> items.methods("kettle")),
  CREATE(true, true, "Kettle", items -> items.create(kettle()), items -> items.create(kettle())),
  REPLACE(
      true,
      true,
      "Pot",
      items -> items.replace("kettle", pot()),
      items -> items.replace("kettle", pot())),
  REPLACE_ONE_STATE(
      true,
      false,
      "Pot",
      items -> items.replace("kettle", pot(), "\"1-w\""),
      items -> items.replace("kettle", pot(), "\"1-w\"")),
  PATCH(
      true,
      true,
      "Pan",
      items -> items.patch("kettle", rename()),
      items -> items.patch("kettle", rename())),
  PATCH_ONE_STATE(
      true,
      false,
      "Pan",
      items -> items.patch("kettle", rename(), "\"1-w\""),
      items -> items.patch("kettle", rename(), "\"1-w\"")),
  PATCH_OTHER_STATES(
      true,
      false,
      "Pan",
      items -> items.patch("kettle", rename(), Precondition.ifNoneMatch("\"0-x\"")),
      items -> items.patch("kettle", rename(), Precondition.ifNoneMatch("\"0-x\""))),
  DELETE(true, true, null, items -> items.delete("kettle"), items -> items.delete("kettle")),
  DELETE_ONE_STATE(
      true,
      false,
      null,
      items -> items.delete("kettle", "\"1-w\""),
      items -> items.delete("kettle", "\"1-w\""));

  final boolean changes;
  final boolean repeatable;

  /** The item's name once it is done; null if the item is then absent. */
  final @Nullable String nameAfter;

  private final Consumer<Items> call;
  private final Function<AsyncItems, CompletableFuture<?>> later;

  Operation(
      boolean changes,
      boolean repeatable,
      @Nullable String nameAfter,
      Consumer<Items> call,
      Function<AsyncItems, CompletableFuture<?>> later) {
    this.changes = changes;
    this.repeatable = repeatable;
    this.nameAfter = nameAfter;
    this.call = call;
    this.later = later;
  }

  /** Does it without waiting. */
  CompletableFuture<?> later(AsyncItems items) {
    return later.apply(items);
  }

  /** Does it, and returns what the caller was told, null for success. */
  @Nullable TwinstoreException on(Items items) {
    try {
      call.accept(items);
      return null;
    } catch (TwinstoreException e) {
      return e;
    }
  }

  static NewItem kettle() {
    return new NewItem().id("kettle").name("Kettle").description("Whistles.");
  }

  private static ItemReplacement pot() {
    return new ItemReplacement().name("Pot").description("Does not whistle.");
  }

  private static MergePatch rename() {
    return MergePatch.create().set("name", "Pan");
  }
}
