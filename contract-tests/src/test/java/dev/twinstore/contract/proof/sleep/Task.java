package dev.twinstore.contract.proof.sleep;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.proof.history.Answer;
import dev.twinstore.contract.proof.history.Shown;
import dev.twinstore.contract.proof.load.Witness;
import java.util.Optional;

/** What a writer is at when it falls asleep, and what somebody else does to the same document. */
enum Task {
  CREATE {
    @Override
    void arrange(Witness witness, TwinstoreClient server, String id) {}

    @Override
    void act(Witness witness, TwinstoreClient server, String id) {
      witness.create(server, id, nameOf(id));
    }
  },
  CREATE_AGAIN {
    @Override
    void arrange(Witness witness, TwinstoreClient server, String id) {
      super.arrange(witness, server, id);
      witness.delete(server, id, Optional.empty());
    }

    @Override
    void act(Witness witness, TwinstoreClient server, String id) {
      witness.create(server, id, nameOf(id));
    }
  },
  REPLACE {
    @Override
    void act(Witness witness, TwinstoreClient server, String id) {
      witness.replace(server, id, nameOf(id), Optional.empty());
    }
  },
  REPLACE_IF_UNCHANGED {
    @Override
    void act(Witness witness, TwinstoreClient server, String id) {
      witness.replace(server, id, nameOf(id), witness.etag(id));
    }
  },
  RENAME {
    @Override
    void act(Witness witness, TwinstoreClient server, String id) {
      witness.replace(server, id, "New name of " + id, Optional.empty());
    }
  },
  PATCH {
    @Override
    void act(Witness witness, TwinstoreClient server, String id) {
      witness.patch(server, id, Optional.empty());
    }
  },
  DELETE {
    @Override
    void act(Witness witness, TwinstoreClient server, String id) {
      witness.delete(server, id, Optional.empty());
    }
  };

  void arrange(Witness witness, TwinstoreClient server, String id) {
    witness.create(server, id, nameOf(id));
  }

  abstract void act(Witness witness, TwinstoreClient server, String id);

  /** Another writer's doings: a new state, and in some rounds a new life, too. */
  static void meddle(Witness witness, TwinstoreClient server, String id, int round) {
    Answer seen = witness.read(server, id);
    if (seen instanceof Shown && round % 3 != 0) {
      witness.patch(server, id, Optional.empty());
    } else if (seen instanceof Shown) {
      witness.delete(server, id, Optional.empty());
    }
    if (!(seen instanceof Shown) || round % 3 == 1) {
      witness.create(server, id, "Other name of " + id);
      witness.delete(server, id, Optional.empty());
      witness.create(server, id, nameOf(id));
    }
  }

  private static String nameOf(String id) {
    return "Name of " + id;
  }
}
