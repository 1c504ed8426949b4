package dev.twinstore.server.twin;

/** Counts what repairs find and do. A dry run does nothing, and is not counted. */
final class CountedRepairs implements Repairs {

  private final Repairs repairs;
  private final TwinMetrics metrics;

  CountedRepairs(Repairs repairs, TwinMetrics metrics) {
    this.repairs = repairs;
    this.metrics = metrics;
  }

  @Override
  public TwinReport inspect(String collection, DocumentId id) {
    TwinReport report = repairs.inspect(collection, id);
    if (report.row().isPresent() && !report.matches()) {
      metrics.apart(TwinMetrics.Apart.INSPECTION_DIFFERS);
    }
    return report;
  }

  @Override
  public SweepPage sweep(SweepOrder order) {
    SweepPage page;
    try {
      page = repairs.sweep(order);
    } catch (SweepRefused e) {
      metrics.sweepEnded(TwinMetrics.End.REFUSED);
      throw e;
    } catch (Unavailable e) {
      metrics.sweepEnded(TwinMetrics.End.BROKEN_OFF);
      throw e;
    }
    if (!order.dryRun()) {
      metrics.swept(page);
      if (page.next().isEmpty()) {
        metrics.sweepEnded(TwinMetrics.End.FINISHED);
      }
    }
    return page;
  }
}
