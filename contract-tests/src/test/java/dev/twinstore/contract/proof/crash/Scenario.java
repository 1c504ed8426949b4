package dev.twinstore.contract.proof.crash;

import dev.twinstore.client.NotFoundException;
import dev.twinstore.client.Precondition;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.NewItem;
import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An operation to be broken off: what must be there before, what it asks, and what it is to do. */
public enum Scenario {
  CREATE {
    @Override
    void act(Scene scene, TwinstoreClient client) {
      NewItem item = Json.model(scene.withId(scene.wanted()), NewItem.class);
      client.items().create(item, "key of " + scene.id());
    }

    @Override
    Optional<Map<String, Object>> before(Scene scene) {
      return Optional.empty();
    }
  },
  REPLACE {
    @Override
    void arrange(Scene scene, TwinstoreClient client) {
      Scene.items(client).create(scene.withId(scene.before()));
    }

    @Override
    void act(Scene scene, TwinstoreClient client) {
      Scene.items(client).replace(scene.id(), scene.wanted());
    }
  },
  DELETE {
    @Override
    void arrange(Scene scene, TwinstoreClient client) {
      Scene.items(client).create(scene.withId(scene.before()));
    }

    @Override
    void act(Scene scene, TwinstoreClient client) {
      Scene.items(client).delete(scene.id());
    }

    @Override
    void again(Scene scene, TwinstoreClient client) {
      try {
        act(scene, client);
      } catch (NotFoundException e) {
        // It was done.
      }
    }

    @Override
    Optional<Map<String, Object>> wanted(Scene scene) {
      return Optional.empty();
    }
  },
  PATCH {
    @Override
    void arrange(Scene scene, TwinstoreClient client) {
      REPLACE.arrange(scene, client);
    }

    @Override
    void act(Scene scene, TwinstoreClient client) {
      Scene.items(client)
          .patch(scene.id(), Map.of("description", scene.wanted().get("description")));
    }
  },
  RENAME {
    @Override
    void arrange(Scene scene, TwinstoreClient client) {
      REPLACE.arrange(scene, client);
    }

    @Override
    void act(Scene scene, TwinstoreClient client) {
      Scene.items(client).replace(scene.id(), scene.renamed());
    }

    @Override
    Optional<Map<String, Object>> wanted(Scene scene) {
      return Optional.of(scene.renamed());
    }
  },
  REPLACE_IF_UNCHANGED {
    @Override
    void arrange(Scene scene, TwinstoreClient client) {
      REPLACE.arrange(scene, client);
    }

    @Override
    void act(Scene scene, TwinstoreClient client) {
      Document seen = Scene.items(client).read(scene.id());
      Scene.items(client).replace(scene.id(), scene.wanted(), Precondition.ifMatch(seen.etag()));
    }
  },
  CREATE_OVER_A_TOMBSTONE {
    @Override
    void arrange(Scene scene, TwinstoreClient client) {
      REPLACE.arrange(scene, client);
      DELETE.act(scene, client);
    }

    @Override
    void act(Scene scene, TwinstoreClient client) {
      CREATE.act(scene, client);
    }

    @Override
    Optional<Map<String, Object>> before(Scene scene) {
      return Optional.empty();
    }
  },
  REPORT {
    @Override
    void act(Scene scene, TwinstoreClient client) {
      client.dragons().create(scene.report(), "key of " + scene.id());
    }

    @Override
    Optional<Map<String, Object>> before(Scene scene) {
      return Optional.empty();
    }

    @Override
    Optional<Map<String, Object>> seen(Scene scene, TwinstoreClient client) {
      return scene.dragon(client);
    }
  },
  REPORT_BY_QUEUE {
    @Override
    void act(Scene scene, TwinstoreClient client) {
      client.dragons().submit(scene.report(), "key of " + scene.id());
    }

    @Override
    void again(Scene scene, TwinstoreClient client) {
      String id =
          client
              .dragons()
              .submit(scene.report(), "key of " + scene.id())
              .submission()
              .orElseThrow()
              .getId();
      Pause.until(
          "the report of %s is settled".formatted(scene.id()),
          Duration.ofMinutes(2),
          () -> client.dragons().submission(id).getStatus() != SubmissionStatus.PENDING);
    }

    @Override
    Optional<Map<String, Object>> before(Scene scene) {
      return Optional.empty();
    }

    @Override
    Optional<Map<String, Object>> seen(Scene scene, TwinstoreClient client) {
      return scene.dragon(client);
    }
  },
  /** The worker's part of a report by the queue: what kills it is a call of its own. */
  HANDLE_A_REPORT {
    @Override
    void act(Scene scene, TwinstoreClient client) {
      REPORT_BY_QUEUE.act(scene, client);
    }

    @Override
    void again(Scene scene, TwinstoreClient client) {
      REPORT_BY_QUEUE.again(scene, client);
    }

    @Override
    boolean isWork() {
      return true;
    }

    @Override
    Optional<Map<String, Object>> before(Scene scene) {
      return REPORT_BY_QUEUE.before(scene);
    }

    @Override
    Optional<Map<String, Object>> seen(Scene scene, TwinstoreClient client) {
      return REPORT_BY_QUEUE.seen(scene, client);
    }
  },
  DELETE_IF_UNCHANGED {
    @Override
    void arrange(Scene scene, TwinstoreClient client) {
      REPLACE.arrange(scene, client);
    }

    @Override
    void act(Scene scene, TwinstoreClient client) {
      Document seen = Scene.items(client).read(scene.id());
      Scene.items(client).delete(scene.id(), Precondition.ifMatch(seen.etag()));
    }

    @Override
    void again(Scene scene, TwinstoreClient client) {
      DELETE.again(scene, client);
    }

    @Override
    Optional<Map<String, Object>> wanted(Scene scene) {
      return Optional.empty();
    }
  };

  /** Whether it is done by a worker, when the client has its answer. */
  boolean isWork() {
    return false;
  }

  /** Makes what must be there before. */
  void arrange(Scene scene, TwinstoreClient client) {}

  /** Asks for the operation. */
  abstract void act(Scene scene, TwinstoreClient client);

  /** Asks for it again, after an answer that never came. */
  void again(Scene scene, TwinstoreClient client) {
    act(scene, client);
  }

  /** What a client sees. */
  Optional<Map<String, Object>> seen(Scene scene, TwinstoreClient client) {
    return scene.seen(client);
  }

  /** What is there when the operation was not done. */
  Optional<Map<String, Object>> before(Scene scene) {
    return Optional.of(scene.before());
  }

  /** What is there when the operation was done. */
  Optional<Map<String, Object>> wanted(Scene scene) {
    return Optional.of(scene.wanted());
  }
}
