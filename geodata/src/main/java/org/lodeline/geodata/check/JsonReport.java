package org.lodeline.geodata.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lodeline.geodata.Resources;

/**
 * A report for programs, written as findings come: {@code {"findings": [...], "layers": {id:
 * features}, "checks": {id: findings}, "count": n}}.
 */
public final class JsonReport implements CheckReport {
  private final JsonGenerator json;
  private final Map<String, Long> checks = new LinkedHashMap<>();
  private final Map<String, Long> layers = new LinkedHashMap<>();

  /** Writes to a writer, which is not closed. */
  public JsonReport(Writer out) {
    try {
      json = Resources.JSON.createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(Map<String, String> titles) {
    titles.keySet().forEach(check -> checks.put(check, 0L));
    try {
      json.writeStartObject();
      json.writeArrayFieldStart("findings");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void add(Finding finding) {
    checks.merge(finding.check(), 1L, Long::sum);
    try {
      json.writeRaw('\n');
      json.writePOJO(finding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void checked(String layer, long features) {
    layers.put(layer, features);
  }

  @Override
  public long count() {
    return checks.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void end() {
    try {
      json.writeEndArray();
      json.writePOJOField("layers", layers);
      json.writePOJOField("checks", checks);
      json.writeNumberField("count", count());
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
