package dev.twinstore.server.web;

/** The page about a type of problem, for people; it needs nothing but itself. */
final class ProblemPage {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%2$s</title>
      <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; }
      .status { color: #666; }
      </style>
      </head>
      <body>
      <h1>%2$s <span class="status">%1$d</span></h1>
      <p>%3$s</p>
      <h2>What to do</h2>
      <p>%4$s</p>
      <p><a href="/">The contract</a> says what each operation asks for and answers.</p>
      </body>
      </html>
      """;

  private ProblemPage() {}

  static String of(ProblemType type) {
    return PAGE.formatted(type.status(), type.title(), type.meaning(), type.remedy());
  }
}
