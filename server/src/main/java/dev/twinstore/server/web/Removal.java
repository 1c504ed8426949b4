package dev.twinstore.server.web;

import dev.twinstore.server.twin.Absent;
import dev.twinstore.server.twin.Document;
import dev.twinstore.server.twin.Twins;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Deletes a collection's documents, some of them at a time: each waits for the stores mostly. */
final class Removal {

  private static final int AT_A_TIME = 16;

  private final Twins twins;

  Removal(Twins twins) {
    this.twins = twins;
  }

  /** Ends at the first page of which one could not be deleted; the others of that page are gone. */
  void all() {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      for (Walk pages = new Walk(twins, Optional.empty()); pages.hasNext(); ) {
        List<Callable<Void>> deletions =
            pages.next().stream().map(document -> (Callable<Void>) () -> delete(document)).toList();
        for (Future<Void> deletion : threads.invokeAll(deletions)) {
          deletion.get();
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refusal
          ? refusal
          : new IllegalStateException("A deletion failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(ProblemType.UNAVAILABLE, "The server is shutting down.");
    } finally {
      threads.shutdownNow();
    }
  }

  private Void delete(Document document) {
    try {
      twins.delete(document.id(), current -> {});
    } catch (Absent e) {
      // Somebody else was faster, and gone is gone.
    }
    return null;
  }
}
