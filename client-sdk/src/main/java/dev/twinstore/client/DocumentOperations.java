package dev.twinstore.client;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The generated operations of one collection, by what they do. */
record DocumentOperations<D, N, R, Q>(
    BiFunction<N, String, Call<D>> create,
    Conditional<D> read,
    Conditional<Void> head,
    Change<R, D> replace,
    Change<MergePatch, D> patch,
    Conditional<Void> delete,
    Function<String, Call<Void>> options,
    Q all,
    Pages<D, Q, ?> pages,
    Function<Q, Call<Void>> headPage,
    Supplier<Call<Void>> optionsPage) {

  /** An operation on one document that may have preconditions. */
  @FunctionalInterface
  interface Conditional<T> {
    Call<T> call(String id, @Nullable String ifMatch, @Nullable String ifNoneMatch);

    default Call<T> call(String id, Precondition precondition) {
      return call(id, precondition.ifMatch(), precondition.ifNoneMatch());
    }
  }

  /** An operation that gives one document something new. */
  @FunctionalInterface
  interface Change<B, T> {
    Call<T> call(
        String id, @Nullable B body, @Nullable String ifMatch, @Nullable String ifNoneMatch);

    default Call<T> call(String id, B body, Precondition precondition) {
      return call(id, body, precondition.ifMatch(), precondition.ifNoneMatch());
    }
  }
}
