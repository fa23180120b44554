package org.lodeline.geodata;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that many threads have at the same time is asked once for all of them. An answer is
 * never older than the wish for it: who comes while the question is being asked waits until it is
 * asked again, together with all who came meanwhile. Safe for all threads.
 */
public final class SharedQuestion<T> {
  private final Supplier<T> question;

  /** What is being asked now. */
  private @Nullable CompletableFuture<T> underWay;

  /** What is asked after that. */
  private @Nullable CompletableFuture<T> next;

  /**
   * A question.
   *
   * @param question asks it, in the thread of one of those who wish to know
   */
  public SharedQuestion(Supplier<T> question) {
    this.question = question;
  }

  /**
   * The answer. What the question throws is thrown to all who share it, but that it took too long
   * for one {@link Deadline} is no reason for others: they ask for themselves.
   */
  public T answer() {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> before;
    synchronized (this) {
      before = underWay;
      if (before == null) {
        underWay = mine;
      } else if (next == null) {
        next = mine;
      } else {
        mine = next;
        before = mine;
      }
    }
    if (before == mine) {
      return join(mine);
    }
    if (before != null) {
      before.handle((answer, failure) -> true).join();
    }
    return ask(mine);
  }

  private T ask(CompletableFuture<T> mine) {
    try {
      T answer = question.get();
      end();
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      end();
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void end() {
    underWay = next;
    next = null;
  }

  private T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LodelineException known
          && known.kind() == LodelineException.Kind.OUT_OF_TIME) {
        return question.get();
      } else if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw e;
    }
  }
}
