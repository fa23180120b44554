package org.lodeline.geodata.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LikePatternTest {

  @Property
  void itMatches_whatTheRegularExpressionWould(
      @ForAll @Chars({'%', '_'}) @CharRange(from = 'a', to = 'c') @StringLength(max = 6)
          String pattern,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 8) String text) {
    String expression =
        pattern
            .chars()
            .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Character.toString(c))
            .collect(Collectors.joining());

    assertThat(new LikePattern(pattern).matches(text)).isEqualTo(Pattern.matches(expression, text));
  }

  @Test
  void aBackslash_takesTheMeaningFromTheNextCharacter() {
    assertThat(new LikePattern("5\\%").matches("5%")).isTrue();
    assertThat(new LikePattern("5\\%").matches("50")).isFalse();
    assertThat(new LikePattern("\\\\").matches("\\")).isTrue();
    assertThat(new LikePattern("a\\").matches("a\\")).isTrue();
  }

  @Test
  void linesAndLettersBeyondTheBasicPlane_areCharactersLikeOthers() {
    assertThat(new LikePattern("a%b").matches("a\nb")).isTrue();
    assertThat(new LikePattern("_").matches("\uD83D\uDE00")).isTrue();
    assertThat(new LikePattern("a.c").matches("abc")).isFalse();
  }

  @Test
  void manyWildcards_doNotTakeLong() {
    LikePattern pattern = new LikePattern("%a".repeat(1_000) + "b");

    assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(pattern.matches("a".repeat(10_000))).isFalse());
  }
}
