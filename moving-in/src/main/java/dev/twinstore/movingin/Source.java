package dev.twinstore.movingin;

/** Where another service keeps its documents. */
interface Source {

  /** Hands on every document, one after the other; never more than a page of them is in memory. */
  void each(Hand hand);

  /** Takes what a source gives. */
  interface Hand {

    void on(Found found);

    /** What lies there and can't be read as a document. */
    void onUnreadable(String place, String why);
  }
}
