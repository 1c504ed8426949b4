package dev.twinstore.server.dragons;

import dev.twinstore.server.model.DragonReport;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a report says of whoever sent it.
 *
 * @param wishes whether to tell what became of it
 * @param phoneNumber whom to tell, where it says so
 */
record Reporter(boolean wishes, Optional<String> phoneNumber) {

  private static final String WISH = "confirmationRequired";
  private static final String KEPT_WISH = "confirm";
  private static final String PHONE_NUMBER = "phoneNumber";

  static Reporter of(DragonReport report) {
    return new Reporter(
        Boolean.TRUE.equals(report.getConfirmationRequired()),
        Optional.ofNullable(report.getReportingPhoneNumber()));
  }

  /** As a report said that is not valid, of which these members are. */
  static Reporter ofInvalid(ObjectNode report) {
    return new Reporter(
        report.path(WISH).booleanValue(false),
        report.optional("reportingPhoneNumber").map(number -> number.stringValue()));
  }

  /** As it was {@linkplain #keepIn kept}. */
  static Reporter keptIn(ObjectNode json) {
    return new Reporter(
        json.path(KEPT_WISH).booleanValue(false),
        json.optional(PHONE_NUMBER).map(number -> number.stringValue()));
  }

  /** Keeps the wish, and whom to tell only where there is a wish. */
  void keepIn(ObjectNode json) {
    json.put(KEPT_WISH, wishes);
    addressIn(json);
  }

  /** Says whom to tell, under the name that is forgotten when it has been sent. */
  void addressIn(ObjectNode json) {
    if (wishes) {
      phoneNumber.ifPresent(number -> json.put(PHONE_NUMBER, number));
    }
  }
}
