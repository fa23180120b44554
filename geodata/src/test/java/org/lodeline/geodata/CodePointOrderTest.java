package org.lodeline.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {
  @Test
  void anEmoji_comesAfterEveryCharacterOfTheBasicPlane() {
    assertThat(CodePointOrder.compare("\uD83D\uDE00", "\uFF21")).isPositive();
    assertThat(CodePointOrder.compare("\uD83D\uDE00", "D")).isPositive();
    assertThat("\uD83D\uDE00".compareTo("\uFF21")).isNegative();
  }

  @Property
  void theOrder_isThatOfTheBytesInUtf8(@ForAll("texts") String a, @ForAll("texts") String b) {
    int bytes =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    assertThat(Integer.signum(CodePointOrder.compare(a, b))).isEqualTo(Integer.signum(bytes));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("", "a", "z", "é", "\uD7FF", "\uE000", "\uFF21", "\uD83D\uDE00", "𐀀")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}
