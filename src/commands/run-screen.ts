import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CalendarDate, localDate } from '../core/dates.ts';
import type { ListedEntry } from '../screening/listed-entry.ts';
import type { ScreeningHit, ScreeningQuestion } from '../screening/question.ts';
import { buildScreeningIndex, type ScreeningChange, type ScreeningIndex } from '../screening/screening-index.ts';
import { entryFromLine, type LineReading, type LineTraveller, travellerFromLine } from './screening-lines.ts';
import { CommandError, say } from './terminal.ts';

export interface ScreenOptions {
  list: string[];
  travellers: string;
  allScores?: boolean;
  out: string;
}

/** Whoever wants all scores of so short a list gets those of entries, too, that no key finds. */
const EACH_UP_TO = 500;
/** Entries go into the index by so many: a list of a million never stands in memory twice. */
const ENTRIES_AT_ONCE = 1000;

/**
 * Reads lists, screens travellers as entries to the country today, writes answers.
 * @throws CommandError of exit code 1 when a file can't be read or written, of 2 when something was wrong with a line
 */
export async function screen(options: ScreenOptions): Promise<void> {
  const today = localDate(new Date());
  const faults = new LineFaults();
  const index = await readLists(options.list, faults);

  const counts = { travellers: 0, stop: 0, review: 0, unscreenable: 0 };
  async function* answers(): AsyncGenerator<string> {
    for await (const { id, document } of travellersOf(options.travellers, today, faults)) {
      const answer = answerFor(index, id, { documents: [document], direction: 'entry', onDate: today }, options);
      counts.travellers += 1;
      if (answer.unscreenable) counts.unscreenable += 1;
      const bands = new Set(answer.hits.map(({ band }) => band));
      if (bands.has('stop')) counts.stop += 1;
      else if (bands.has('review')) counts.review += 1;
      yield `${JSON.stringify(answer)}\n`;
    }
  }
  await pipeline(Readable.from(answers()), createWriteStream(options.out, { mode: 0o600 })).catch((error: unknown) =>
    failOn(options.out, error),
  );

  say(
    `${counts.travellers} travellers against ${index.entryCount} entries: ${counts.stop} to stop, ${counts.review} to ` +
      `review, ${counts.unscreenable} with a name that could not be compared. Answers are in ${options.out}.`,
  );
  if (faults.lineCount > 0) throw new CommandError(`Something was wrong with ${faults.lineCount} lines.`, 2);
}

function answerFor(
  index: ScreeningIndex,
  id: string | number,
  question: ScreeningQuestion,
  { allScores = false }: Pick<ScreenOptions, 'allScores'>,
) {
  const { hits, unscreenable } = index.screen(question);
  const shown = allScores ? index.scoreAll(question, index.entryCount <= EACH_UP_TO) : hits;
  return {
    id,
    hits: shown.map(({ entryId, band, score, evidence }: ScreeningHit) => ({ entryId, band, score, evidence })),
    ...(unscreenable === null ? {} : { unscreenable }),
  };
}

async function readLists(paths: readonly string[], faults: LineFaults): Promise<ScreeningIndex> {
  const known = new Set<string>();
  const replacing: ScreeningChange[] = [];
  async function* batches(): AsyncGenerator<ListedEntry[]> {
    let batch: ListedEntry[] = [];
    for (const path of paths) {
      for await (const { line, text } of linesOf(path)) {
        const { value: entry, faults: found, unread } = entryFromLine(text);
        if (entry && known.has(entry.entryId)) {
          found.push('id: stands in an earlier line, which this one replaces');
          replacing.push({ kind: 'put', entry });
        } else if (entry) batch.push(entry);
        faults.tell(path, line, found);
        faults.tellUnread(path, unread);
        if (entry) known.add(entry.entryId);
        if (batch.length < ENTRIES_AT_ONCE) continue;
        yield batch;
        batch = [];
      }
    }
    yield batch;
  }
  const index = await buildScreeningIndex({ key: randomBytes(16).toString('hex') }, batches());
  index.apply(replacing);
  return index;
}

async function* travellersOf(path: string, today: CalendarDate, faults: LineFaults): AsyncGenerator<LineTraveller> {
  for await (const { line, text } of linesOf(path)) {
    const reading: LineReading<LineTraveller> = travellerFromLine(text, today);
    faults.tell(path, line, reading.faults);
    faults.tellUnread(path, reading.unread);
    if (reading.value) yield reading.value;
  }
}

/** The lines of a file with their numbers from 1, empty ones left out. */
async function* linesOf(path: string): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  try {
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text.trim() !== '') yield { line, text: line === 1 ? text.replace(/^\uFEFF/, '') : text };
    }
  } catch (error) {
    failOn(path, error);
  }
}

function failOn(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') throw new CommandError(`There is no file ${path}.`);
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) throw new CommandError(`${path} can't be used: ${code}.`);
  throw error;
}

/** Says what is wrong with a line where it stands, never what it holds. */
class LineFaults {
  lineCount = 0;
  readonly #unread = new Set<string>();

  tell(path: string, line: number, faults: readonly string[]): void {
    if (faults.length === 0) return;
    this.lineCount += 1;
    process.stderr.write(`${basename(path)}:${line}: ${faults.join('; ')}\n`);
  }

  /** Each field of a file once; it is no fault. */
  tellUnread(path: string, fields: readonly string[]): void {
    for (const field of fields) {
      const name = `${basename(path)}: a field ${JSON.stringify(field.slice(0, 40))} is not read\n`;
      if (this.#unread.has(name)) continue;
      this.#unread.add(name);
      process.stderr.write(name);
    }
  }
}
