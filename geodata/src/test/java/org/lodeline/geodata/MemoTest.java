package org.lodeline.geodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {
  @Test
  void aValue_isMadeOnceHoweverManyAskAtOnce() throws Exception {
    AtomicInteger made = new AtomicInteger();
    Memo<Integer, Integer> memo =
        new Memo<>(
            10,
            key -> {
              made.incrementAndGet();
              return IntStream.range(0, 100_000).parallel().sum() + key;
            });

    List<Integer> values = askFromEightThreads(800, i -> memo.get(i % 4));

    assertThat(made).hasValue(4);
    assertThat(values).contains(memo.get(0), memo.get(3));
  }

  /** Makers that use all threads, while values are dropped, once stood still for good. */
  @Test
  void manyMoreKeysThanAreKept_madeByAllThreads_doNotStandStill() throws Exception {
    Memo<Integer, Long> inner =
        new Memo<>(3, key -> IntStream.range(0, 50_000).parallel().asLongStream().sum() + key);
    Memo<Integer, Long> outer =
        new Memo<>(
            3,
            key ->
                IntStream.range(0, 8).parallel().mapToLong(i -> inner.get((key + i) % 20)).sum());

    assertThat(askFromEightThreads(2_000, i -> outer.get(i % 40))).hasSize(2_000);
  }

  @Test
  void aFailure_isThrownAndNotKept() {
    AtomicInteger asked = new AtomicInteger();
    Memo<String, String> memo =
        new Memo<>(
            1,
            key -> {
              if (asked.incrementAndGet() == 1) {
                throw LodelineException.invalid("key", "not yet");
              }
              return key;
            });

    assertThatThrownBy(() -> memo.get("a")).isInstanceOf(LodelineException.class);
    assertThat(memo.get("a")).isEqualTo("a");
  }

  private interface Question<T> {
    T ask(int i);
  }

  private static <T> List<T> askFromEightThreads(int questions, Question<T> question)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<T>> answers =
          IntStream.range(0, questions)
              .mapToObj(i -> threads.submit(() -> question.ask(i)))
              .toList();
      List<T> values = new ArrayList<>();
      for (Future<T> answer : answers) {
        values.add(answer.get(30, TimeUnit.SECONDS));
      }
      return values;
    } finally {
      threads.shutdownNow();
    }
  }
}
