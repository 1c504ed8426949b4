package dev.twinstore.server.twin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Repairs that say what a test wants, and remember what they were asked for. */
public final class ScriptedRepairs implements Repairs {

  public static final SweepPage NOTHING = new SweepPage(0, 0, 0, 0, Optional.empty());

  private final List<SweepOrder> orders = new CopyOnWriteArrayList<>();
  private final Queue<Supplier<SweepPage>> pages = new ConcurrentLinkedQueue<>();
  private final Map<String, TwinReport> reports = new HashMap<>();

  public void reset() {
    orders.clear();
    pages.clear();
    reports.clear();
  }

  /** The next sweep that is asked for gives this page; those after them all, nothing. */
  public ScriptedRepairs then(SweepPage page) {
    pages.add(() -> page);
    return this;
  }

  public ScriptedRepairs thenRefuses() {
    return thenThrows(SweepRefused.notAPair("table 'secret' is paired with bucket 'other'"));
  }

  public ScriptedRepairs thenFindsTheCursorForeign() {
    return thenThrows(new ForeignCursor());
  }

  public ScriptedRepairs thenIsUnavailable() {
    return thenThrows(new Unavailable("The bucket is away"));
  }

  public void finds(String collection, String id, TwinReport report) {
    reports.put(collection + "/" + id, report);
  }

  public List<SweepOrder> orders() {
    return List.copyOf(orders);
  }

  @Override
  public TwinReport inspect(String collection, DocumentId id) {
    return Optional.ofNullable(reports.get(collection + "/" + id))
        .orElseThrow(() -> new Absent(collection, id));
  }

  @Override
  public SweepPage sweep(SweepOrder order) {
    orders.add(order);
    Supplier<SweepPage> page = pages.poll();
    return page == null ? NOTHING : page.get();
  }

  private ScriptedRepairs thenThrows(RuntimeException failure) {
    pages.add(
        () -> {
          throw failure;
        });
    return this;
  }
}
