package org.lodeline.geodata;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {
  private static final int MANY = 8;

  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore mayBeAnswered = new Semaphore(0);

  /** Asked once by one, and while that waits for its answer by many more; their answers. */
  private List<FutureTask<Integer>> askedByOneAndThenByMany(IntFunction<Integer> answer) {
    SharedQuestion<Integer> question =
        new SharedQuestion<>(
            () -> {
              int time = asked.incrementAndGet();
              mayBeAnswered.acquireUninterruptibly();
              return answer.apply(time);
            });
    List<FutureTask<Integer>> answers = new ArrayList<>();
    for (int i = 0; i <= MANY; i++) {
      FutureTask<Integer> task = new FutureTask<>(question::answer);
      answers.add(task);
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      thread.start();
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    return answers;
  }

  @Test
  void whoComesWhileItIsAsked_sharesTheNextAnswer() throws Exception {
    List<FutureTask<Integer>> answers = askedByOneAndThenByMany(time -> time);

    mayBeAnswered.release(2);

    assertThat(answers.get(0).get(10, SECONDS)).isEqualTo(1);
    for (FutureTask<Integer> later : answers.subList(1, answers.size())) {
      assertThat(later.get(10, SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void aFailure_isThatOfAllWhoShareIt_andIsNotKept() throws Exception {
    List<FutureTask<Integer>> answers =
        askedByOneAndThenByMany(
            time -> {
              if (time == 2) {
                throw LodelineException.unavailable("away", null);
              }
              return time;
            });

    mayBeAnswered.release(2);

    assertThat(answers.get(0).get(10, SECONDS)).isEqualTo(1);
    for (FutureTask<Integer> later : answers.subList(1, answers.size())) {
      assertThatThrownBy(() -> later.get(10, SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("away");
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void whoRunsOutOfTime_leavesOthersToAskForThemselves() throws Exception {
    List<FutureTask<Integer>> answers =
        askedByOneAndThenByMany(
            time -> {
              if (time == 2) {
                throw LodelineException.outOfTime("too late", null);
              }
              return time;
            });

    mayBeAnswered.release(1 + MANY);

    assertThat(answers.get(0).get(10, SECONDS)).isEqualTo(1);
    assertThatThrownBy(() -> answers.get(1).get(10, SECONDS)).hasRootCauseMessage("too late");
    for (FutureTask<Integer> later : answers.subList(2, answers.size())) {
      assertThat(later.get(10, SECONDS)).isGreaterThan(2);
    }
  }

  @Test
  void anAnswer_isNeverOlderThanTheWishForIt() throws Exception {
    AtomicInteger version = new AtomicInteger();
    SharedQuestion<Integer> question = new SharedQuestion<>(version::get);
    List<FutureTask<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      FutureTask<Boolean> reader =
          new FutureTask<>(
              () -> {
                boolean isFresh = true;
                for (int read = 0; read < 20_000; read++) {
                  int before = version.incrementAndGet();
                  isFresh &= question.answer() >= before;
                }
                return isFresh;
              });
      readers.add(reader);
      new Thread(reader).start();
    }

    for (FutureTask<Boolean> reader : readers) {
      assertThat(reader.get(30, SECONDS)).isTrue();
    }
  }
}
