import type { Command } from 'commander';
import type { ScreenOptions } from './run-screen.ts';

export function addScreenCommand(program: Command): void {
  program
    .command('screen')
    .description('screen a file of travellers against files of entries, without a database: passenger lists, audits')
    .requiredOption('--list <file...>', 'entries, one JSON object a line')
    .requiredOption('--travellers <file>', 'travellers, one JSON object a line')
    .option('--all-scores', 'every candidate with its score, whatever its band')
    .requiredOption('--out <file>', 'the answers, one JSON object a line; an older file is replaced')
    .addHelpText(
      'after',
      '\nAn entry:     {"id", "names": [{"text", "kind": "primary"|"alias"|"weak"}], "birthDates": ["1975-03-02", "1975", "c1970",\n' +
        '              "1970/1975"], "nationalities", "sex", "documents": [{"state", "number"}]}\n' +
        'A traveller:  {"id", "mrz": ["P<…", "…"]}, or {"id", "name"} or {"id", "surname", "givenNames"} with\n' +
        '              "birthDate", "nationality", "sex", "documentNumber", "issuingState" as far as they are known\n' +
        'An answer:    {"id", "hits": [{"entryId", "band", "score", "evidence"}], "unscreenable"?}\n\n' +
        'What is wrong with a line is said with its number on standard error, the rest goes on, and the exit code is 2.\n' +
        'Files hold names: the answers are readable by you alone (mode 0600).\n\nExample:\n' +
        '  npm run iamis -- screen --list un.ndjson ofac.ndjson --travellers flight.ndjson --out hits.ndjson',
    )
    .action(async (options: ScreenOptions) => (await import('./run-screen.ts')).screen(options));
}
