package dev.twinstore.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change of the contract, by a piece of its text, and whether it breaks callers. */
enum Change {
  RESPONSE_FIELD_REMOVED(
      true,
      "        size:\n"
          + "          type: integer\n"
          + "          format: int64\n"
          + "          description: The object's size in bytes.\n"
          + "          example: 412\n",
      ""),
  RESPONSE_FIELD_NO_LONGER_PROMISED(
      true, "required: [match, differences, orphans]", "required: [match, differences]"),
  RESPONSE_FIELD_OF_ANOTHER_TYPE(
      true,
      "          type: boolean\n" + "          description: Whether the copy is byte",
      "          type: string\n" + "          description: Whether the copy is byte"),
  PARAMETER_RENAMED(
      true, "      name: cursor\n" + "      in: query", "      name: after\n" + "      in: query"),
  PARAMETER_NEWLY_REQUIRED(
      true,
      "      name: category\n" + "      in: query",
      "      name: category\n" + "      in: query\n" + "      required: true"),
  HEADER_RENAMED(true, "      name: If-Match\n", "      name: If-Matches\n"),
  BOUND_TIGHTENED(
      true,
      "        minimum: 1\n" + "        maximum: 1000\n" + "        default: 100",
      "        minimum: 1\n" + "        maximum: 500\n" + "        default: 100"),
  TEXT_SHORTENED(
      true,
      "      description: What the item is.\n" + "      minLength: 1\n" + "      maxLength: 4000",
      "      description: What the item is.\n" + "      minLength: 1\n" + "      maxLength: 400"),
  TEXT_MUST_BE_LONGER(
      true,
      "      description: What the item is.\n" + "      minLength: 1",
      "      description: What the item is.\n" + "      minLength: 10"),
  PATTERN_TIGHTENED(true, "pattern: '^\\+?[0-9]{7,15}$'", "pattern: '^\\+[0-9]{7,15}$'"),
  REQUEST_FIELD_NEWLY_REQUIRED(
      true,
      "description: An item to create.\n" + "      required: [name, description]",
      "description: An item to create.\n" + "      required: [name, description, category]"),
  REQUEST_FIELD_REMOVED(true, "        reportingPhoneNumber:\n", "        phone:\n"),
  ENUM_VALUE_REMOVED(true, "enum: [pending, in_progress, completed]", "enum: [pending, completed]"),
  ENUM_VALUE_ADDED_TO_A_RESPONSE(
      true, "enum: [pending, added, rejected]", "enum: [pending, added, rejected, lost]"),
  STATUS_CHANGED(
      true,
      "        '201':\n" + "          description: The item was created",
      "        '200':\n" + "          description: The item was created"),
  ERROR_STATUS_CHANGED(
      true,
      "        '422': { $ref: '#/components/responses/KeyReused' }",
      "        '409': { $ref: '#/components/responses/KeyReused' }"),
  RESPONSE_HEADER_REMOVED(
      true, "            Location: { $ref: '#/components/headers/Location' }\n", ""),
  MEDIA_TYPE_REMOVED(
      true,
      "          application/merge-patch+json:\n"
          + "            schema: { $ref: '#/components/schemas/ItemPatch' }\n",
      ""),
  OPERATION_REMOVED(
      true,
      "    options:\n" + "      tags: [items]\n" + "      operationId: optionsItems\n",
      "    x-gone:\n" + "      tags: [items]\n" + "      operationId: optionsItems\n"),
  PATH_RENAMED(true, "  /livez:\n", "  /alive:\n"),
  OPTIONAL_FIELD_OF_A_PUT_BODY_ADDED(
      false,
      "description: An item's new content. The members that only the server sets are ignored.\n"
          + "      required: [name, description]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n",
      "description: An item's new content. The members that only the server sets are ignored.\n"
          + "      required: [name, description]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n"
          + "        colour: { type: string }\n"),
  OPTIONAL_FIELD_OF_A_POST_BODY_ADDED(
      false,
      "description: An item to create.\n"
          + "      required: [name, description]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n",
      "description: An item to create.\n"
          + "      required: [name, description]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n"
          + "        colour: { type: string }\n"),
  REQUIRED_FIELD_OF_A_PUT_BODY_ADDED(
      true,
      "description: An item's new content. The members that only the server sets are ignored.\n"
          + "      required: [name, description]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n",
      "description: An item's new content. The members that only the server sets are ignored.\n"
          + "      required: [name, description, colour]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n"
          + "        colour: { type: string }\n"),
  FIELD_OF_A_RESPONSE_ADDED(
      false,
      "description: An item as it is stored.\n"
          + "      required: [id, name, description, revision, createdAt, updatedAt, etag]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n",
      "description: An item as it is stored.\n"
          + "      required: [id, name, description, revision, createdAt, updatedAt, etag]\n"
          + "      additionalProperties: false\n"
          + "      properties:\n"
          + "        colour: { type: string }\n"),
  OPTIONAL_PARAMETER_ADDED(
      false,
      "        - $ref: '#/components/parameters/NameFilter'\n",
      "        - $ref: '#/components/parameters/NameFilter'\n"
          + "        - { name: colour, in: query, schema: { type: string } }\n"),
  BOUND_LOOSENED(
      false,
      "        minimum: 1\n" + "        maximum: 1000\n" + "        default: 100",
      "        minimum: 1\n" + "        maximum: 2000\n" + "        default: 100"),
  OPERATION_ADDED(
      false,
      "  /livez:\n",
      "  /teatime:\n"
          + "    get:\n"
          + "      operationId: checkTea\n"
          + "      responses: { '204': { description: Soon. } }\n"
          + "  /livez:\n"),
  PROSE_CHANGED(false, "What the item is.", "What the item is, in words.");

  final boolean breaks;
  private final String before;
  private final String after;

  Change(boolean breaks, String before, String after) {
    this.breaks = breaks;
    this.before = before;
    this.after = after;
  }

  /** The contract with this change, at the first place where there is something to change. */
  String of(String contract) {
    if (!contract.contains(before)) {
      throw new AssertionError("The contract has no longer:\n" + before);
    }
    return contract.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
  }
}
