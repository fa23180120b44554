package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.catalog.Field;

class FieldValueTest {
  @ParameterizedTest
  @CsvSource({
    "12,             STRING INTEGER NUMBER",
    "-0.5e3,         STRING NUMBER",
    "007,            STRING",
    "1.,             STRING NUMBER",
    "12345678901234567890, STRING NUMBER",
    "NaN,            STRING",
    "1 000,          STRING",
    "true,           STRING BOOLEAN",
    "yes,            STRING",
    "2025-02-28,     STRING DATE",
    "2025/02/28,     STRING DATE",
    "2025-02-30,     STRING",
    "28.02.2025,     STRING",
    "2025-02-28T10:00:00Z, STRING TIMESTAMP",
    "2025/02/28 10:00:00+00, STRING TIMESTAMP",
    "=1+1,           STRING",
  })
  void aCell_canBeWhatItsTextLooksLike(String text, String types) {
    assertThat(FieldValue.typesOf(new CsvText(text)))
        .containsExactlyElementsOf(
            List.of(types.split(" ")).stream().map(Field.Type::valueOf).sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02-28T10:00:00Z,          2025-02-28T10:00:00Z",
    "2025-02-28T10:00,              2025-02-28T10:00:00Z",
    "2025-02-28 10:00:00.123456,    2025-02-28T10:00:00.123Z",
    "2025/02/28 10:00:00+01,        2025-02-28T09:00:00Z",
    "2025-02-28T10:00:00+0530,      2025-02-28T04:30:00Z",
    "2025-02-28T10:00:00-05:00,     2025-02-28T15:00:00Z",
    "2025-02-28,                    2025-02-28T00:00:00Z",
  })
  void aMoment_isInUtcUnlessItSaysOtherwise(String text, String moment) {
    assertThat(FieldValue.convert(text, field(Field.Type.TIMESTAMP)))
        .isEqualTo(Instant.parse(moment));
  }

  @Test
  void whatTheFieldCannotHold_isNamedWithItsField() {
    assertThatThrownBy(() -> FieldValue.convert("high", field(Field.Type.NUMBER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'high' in grade is no number");
    assertThatThrownBy(() -> FieldValue.convert(1.5, field(Field.Type.INTEGER)))
        .hasMessage("'1.5' in grade is no integer");
  }

  private static Field field(Field.Type type) {
    return Field.plain("grade", "Grade", type);
  }
}
