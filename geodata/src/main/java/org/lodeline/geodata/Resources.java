package org.lodeline.geodata;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Opens the resources bundled with this module. */
public final class Resources {
  /** Reads and writes JSON; configured once, safe for all threads. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private Resources() {}

  /**
   * Opens a bundled resource.
   *
   * @param path below {@code org/lodeline/geodata/}, such as {@code data/ports.csv}
   * @throws LodelineException of kind BROKEN_DATA if this build does not hold it
   */
  public static InputStream open(String path) {
    InputStream in = Resources.class.getResourceAsStream(path);
    if (in == null) {
      throw LodelineException.brokenData("this build lacks its resource " + path, null);
    }
    return in;
  }

  /** Reads a bundled JSON resource into {@code type}. */
  public static <T> T json(String path, Class<T> type) {
    try (InputStream in = open(path)) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw LodelineException.brokenData("reading the resource " + path + ": " + e.getMessage(), e);
    }
  }

  /** Reads every row of a bundled CSV resource (UTF-8, with a header). */
  public static <T> List<T> csv(String path, Function<NamedCsvRecord, T> row) {
    try (InputStream in = open(path);
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.stream().map(row).toList();
    } catch (IOException e) {
      throw LodelineException.brokenData("reading the resource " + path + ": " + e.getMessage(), e);
    }
  }
}
