package dev.twinstore.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports of dragons as a JSON array in UTF-8. It is read as a whole before anything is done with
 * it, so that a file that is no JSON adds nothing.
 *
 * @param name of the file, for messages
 */
record DragonFile(String name, List<Entry> entries) {

  private static final String OURS = "dragons.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // The next dragon follows.
          .build();

  /**
   * One report as it stands in the file.
   *
   * @param number counted from 1
   * @param line where it begins
   */
  record Entry(int number, int line, Map<String, Object> members) {

    /** How it is called in messages. */
    @Override
    public String toString() {
      Object dragonName = members.get("dragonName");
      return "dragon %d (line %d)%s"
          .formatted(number, line, dragonName == null ? "" : ", '" + dragonName + "'");
    }
  }

  /** The data set that comes along: 7 red dragons, 6 black, 6 blue and 6 green ones. */
  static DragonFile ours() throws BrokenFile {
    try (InputStream json = DragonFile.class.getResourceAsStream(OURS)) {
      return parse(OURS, new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BrokenFile(OURS, e.toString());
    }
  }

  static DragonFile of(Path file) throws BrokenFile {
    String name = file.toString();
    try {
      return parse(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new BrokenFile(name, "there is no such file");
    } catch (CharacterCodingException e) {
      throw new BrokenFile(name, "is not text in UTF-8");
    } catch (IOException e) {
      throw new BrokenFile(name, "can't be read: " + e.getMessage());
    }
  }

  static DragonFile parse(String name, String text) throws BrokenFile {
    // Some editors begin a file with a byte order mark.
    try (JsonParser parser = MAPPER.createParser(text.replaceFirst("^\uFEFF", ""))) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw broken(name, parser.currentTokenLocation(), "must be an array, [{...}, {...}]");
      }
      List<Entry> entries = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        entries.add(entry(name, parser, entries.size() + 1));
      }
      if (parser.nextToken() != null) {
        throw broken(name, parser.currentTokenLocation(), "something follows the array");
      }
      return new DragonFile(name, entries);
    } catch (JacksonException e) {
      throw broken(name, e.getLocation(), "is not JSON: " + e.getOriginalMessage());
    }
  }

  private static Entry entry(String name, JsonParser parser, int number) throws BrokenFile {
    TokenStreamLocation begin = parser.currentTokenLocation();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw broken(name, begin, "dragon %d must be an object, {...}".formatted(number));
    }
    Map<String, Object> members =
        MAPPER.readValue(parser, new TypeReference<Map<String, Object>>() {});
    return new Entry(number, begin.getLineNr(), members);
  }

  private static BrokenFile broken(String name, TokenStreamLocation at, String why) {
    return new BrokenFile(
        "%s, line %d, column %d".formatted(name, at.getLineNr(), Math.max(1, at.getColumnNr())),
        why);
  }
}
