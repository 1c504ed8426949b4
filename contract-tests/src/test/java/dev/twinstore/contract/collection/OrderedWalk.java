package dev.twinstore.contract.collection;

import dev.twinstore.contract.stores.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A walk over the pages of a list that ends, by failing, with the first document out of order or
 * seen before.
 */
final class OrderedWalk {

  private OrderedWalk() {}

  static List<List<Document>> over(Stream<List<Document>> pages) {
    List<List<Document>> walked = new ArrayList<>();
    String last = "";
    for (Iterator<List<Document>> each = pages.iterator(); each.hasNext(); ) {
      List<Document> page = each.next();
      for (Document document : page) {
        if (document.id().compareTo(last) <= 0) {
          throw new AssertionError("A list has '%s' after '%s'".formatted(document.id(), last));
        }
        last = document.id();
      }
      walked.add(page);
    }
    return walked;
  }
}
