package dev.twinstore.contract.harness;

import java.util.List;
import java.util.Map;

/** What came through the topic that notices go to. */
public interface Notices extends AutoCloseable {

  /** All notices so far, as often as they came. */
  List<Map<String, Object>> received();

  @Override
  void close();

  /** Those about dragons of a name. */
  default List<Map<String, Object>> about(Object dragonName) {
    return received().stream().filter(n -> dragonName.equals(n.get("dragonName"))).toList();
  }

  /** Those to a phone number. */
  default List<Map<String, Object>> to(String phoneNumber) {
    return received().stream().filter(n -> phoneNumber.equals(n.get("phoneNumber"))).toList();
  }
}
