package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Ways to falsify a history without writes in doubt, such that no store could have answered so. */
enum Forgery {
  /** A read shows what had long been superseded. */
  STALE_READ {
    @Override
    List<Operation> of(History history) {
      return history.replaceFirst(
          read -> {
            if (!(read.kind().looks() && read.answer() instanceof Shown shown)) {
              return Optional.empty();
            }
            return history
                .write(read.id(), shown.revision())
                .filter(write -> write.returned() < read.invoked())
                .flatMap(write -> history.write(read.id(), shown.revision() - 1))
                .map(old -> read.answered(old.answer()));
          });
    }
  },
  /** A write is said to have been refused, and was read. */
  REFUSED_BUT_READ {
    @Override
    List<Operation> of(History history) {
      return history.replaceFirst(
          write ->
              write.kind().makes()
                      && write.answer() instanceof Shown shown
                      && history.wasRead(shown)
                  ? Optional.of(write.answered(Told.REFUSED))
                  : Optional.empty());
    }
  },
  /** Of two writes, the later one is given a revision that the earlier one has. */
  SHARED_REVISION {
    @Override
    List<Operation> of(History history) {
      return history.replaceFirst(
          write -> {
            if (!(write.kind().makes() && write.answer() instanceof Shown shown)) {
              return Optional.empty();
            }
            return history
                .write(write.id(), shown.revision() - 1)
                .map(
                    before ->
                        write.answered(new Shown(shown.revision() - 1, "forged", shown.value())));
          });
    }
  },
  /** A write that nobody read never happened, though the one after it did. */
  LOST_WRITE {
    @Override
    List<Operation> of(History history) {
      List<Operation> without = new ArrayList<>(history.operations());
      return without.removeIf(history.first(history::isBetweenUnread)::equals)
          ? without
          : List.of();
    }
  },
  /** A document that was there all the time is not found. */
  FALSELY_ABSENT {
    @Override
    List<Operation> of(History history) {
      return history.replaceFirst(
          read ->
              read.kind().looks()
                      && read.answer() instanceof Shown shown
                      && history.wasThere(read, shown)
                  ? Optional.of(read.answered(Told.ABSENT))
                  : Optional.empty());
    }
  },
  /** A conditional write named a state from before the one that it replaced. */
  LOST_UPDATE {
    @Override
    List<Operation> of(History history) {
      return history.replaceFirst(
          write -> {
            if (!(write.ifMatch().isPresent() && write.answer() instanceof Shown shown)) {
              return Optional.empty();
            }
            return history
                .write(write.id(), shown.revision() - 2)
                .map(
                    old ->
                        new Operation(
                            write.client(),
                            write.kind(),
                            write.id(),
                            write.invoked(),
                            write.returned(),
                            Optional.of(((Shown) old.answer()).etag()),
                            write.value(),
                            write.answer()));
          });
    }
  },
  /** A delete is answered between two writes of a document that lived on. */
  IDLE_DELETE {
    @Override
    List<Operation> of(History history) {
      Operation after =
          history.first(
              write ->
                  write.answer() instanceof Shown shown
                      && write.kind().makes()
                      && history
                          .write(write.id(), shown.revision() - 1)
                          .filter(before -> before.returned() < write.invoked() - 1)
                          .isPresent());
      if (after == null) {
        return List.of();
      }
      long moment = after.invoked() - 1;
      List<Operation> with = new ArrayList<>(history.operations());
      with.add(
          new Operation(
              99,
              Kind.DELETE,
              after.id(),
              moment,
              moment,
              Optional.empty(),
              Optional.empty(),
              Told.DELETED));
      return with;
    }
  };

  /** The falsified history; empty where this one offers no occasion. */
  abstract List<Operation> of(History history);

  /** A history and what is looked up in it, in an order of its own. */
  record History(List<Operation> operations, Map<String, Operation> writes, List<Operation> order) {

    static History of(List<Operation> operations, Random random) {
      Map<String, Operation> writes = new HashMap<>();
      for (Operation operation : operations) {
        if (operation.kind().makes() && operation.answer() instanceof Shown shown) {
          writes.put(operation.id() + shown.revision(), operation);
        }
      }
      List<Operation> order = new ArrayList<>(operations);
      Collections.shuffle(order, random);
      return new History(operations, writes, order);
    }

    Optional<Operation> write(String id, long revision) {
      return Optional.ofNullable(writes.get(id + revision));
    }

    boolean wasRead(Shown shown) {
      return looks().anyMatch(read -> read.answer().equals(shown));
    }

    private Stream<Operation> looks() {
      return operations.stream().filter(operation -> operation.kind().looks());
    }

    boolean isBetweenUnread(Operation write) {
      return write.kind() != Kind.CREATE
          && write.kind().makes()
          && write.answer() instanceof Shown shown
          && !wasRead(shown)
          && write(write.id(), shown.revision() - 1).isPresent()
          && write(write.id(), shown.revision() + 1).isPresent();
    }

    boolean wasThere(Operation read, Shown shown) {
      Operation write = write(read.id(), shown.revision()).orElse(null);
      return write != null
          && write.returned() < read.invoked()
          && operations.stream()
              .filter(each -> each.id().equals(read.id()) && each.kind() == Kind.DELETE)
              .noneMatch(
                  delete ->
                      delete.invoked() <= read.returned() && delete.returned() >= write.invoked());
    }

    Operation first(Predicate<Operation> wanted) {
      return order.stream().filter(wanted).findFirst().orElse(null);
    }

    List<Operation> replaceFirst(Function<Operation, Optional<Operation>> forging) {
      for (Operation operation : order) {
        Optional<Operation> forged = forging.apply(operation);
        if (forged.isPresent()) {
          return operations.stream().map(each -> each == operation ? forged.get() : each).toList();
        }
      }
      return List.of();
    }
  }
}
