package dev.twinstore.client;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The generated operations of one collection, by what they do. */
record DocumentOperations<D, N, R, Q>(
    BiFunction<N, String, Answer<D>> create,
    Conditional<D> read,
    Conditional<Void> head,
    Change<R, D> replace,
    Change<MergePatch, D> patch,
    Conditional<Void> delete,
    Function<String, Answer<Void>> options,
    Q all,
    Function<Q, Page<D>> page,
    BiFunction<Q, String, Q> continued,
    Function<Q, Answer<Void>> headPage,
    Supplier<Answer<Void>> optionsPage) {

  /** An operation on one document that may have preconditions. */
  @FunctionalInterface
  interface Conditional<T> {
    Answer<T> send(String id, @Nullable String ifMatch, @Nullable String ifNoneMatch);

    default Answer<T> send(String id, Precondition precondition) {
      return send(id, precondition.ifMatch(), precondition.ifNoneMatch());
    }
  }

  /** An operation that gives one document something new. */
  @FunctionalInterface
  interface Change<B, T> {
    Answer<T> send(String id, B body, @Nullable String ifMatch, @Nullable String ifNoneMatch);

    default T send(String id, B body, Precondition precondition) {
      return send(id, body, precondition.ifMatch(), precondition.ifNoneMatch()).required();
    }
  }
}
