import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { transliterateName } from '../../src/documents/transliterate-name.ts';
import { OWNER_ROLE, startEmbeddedServer } from '../../src/platform/embedded-server.ts';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import type { ScreenedDocument } from '../../src/screening/question.ts';
import { quantile, thresholdFor } from './figures.ts';
import type { MutatedTraveller } from './mutations.ts';

export interface TrigramFigures {
  p50Us: number;
  p99Us: number;
  /** Share of the mutated found when as many innocents alert as by our own bands. */
  recall: number;
  /** Share of the mutated whose entry was among the rows at all. */
  candidateRecall: number;
  similarity: number;
  tuned: { similarity: number; p50Us: number; recall: number }[];
}

const SIMILARITIES = [0.3, 0.4, 0.5, 0.6];
const TUNING_QUERIES = 60;
/** Of the thresholds within this of the best recall the fastest is taken. */
const RECALL_GIVEN_UP = 0.01;
const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  maintenance_work_mem: '1GB',
  effective_cache_size: '4GB',
  max_parallel_workers_per_gather: '0',
  max_wal_size: '8GB',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'off',
};

const SCHEMA = `
  create extension if not exists pg_trgm;
  create unlogged table entry_name (entry_no int not null, name text not null);
  create unlogged table entry_date (entry_no int not null, birth_date text not null);
`;
const INDEXES = `
  create index on entry_name using gin (name gin_trgm_ops) with (fastupdate = off);
  create index on entry_name (entry_no);
  create index on entry_date (birth_date);
  create index on entry_date (entry_no);
  vacuum analyze entry_name;
  vacuum analyze entry_date;
`;
/** By name through the trigram index, by birth date through its own; the better of both, birth dates of the found beside them. */
const QUERY = `
  with found as (
    select entry_no, similarity(name, $1) as alike from entry_name where name % $1
    union all
    select entry_no, similarity(name, $1) from entry_date join entry_name using (entry_no)
    where birth_date = $2 and similarity(name, $1) > 0.2
  ), best as (
    select entry_no, max(alike) as alike from found group by entry_no
  )
  select entry_no, alike, (select array_agg(birth_date) from entry_date where entry_date.entry_no = best.entry_no) as dates
  from best order by alike desc limit 100
`;
const DATE_EQUAL = 0.4;
const DATE_DIFFERENT = -0.2;

interface Row {
  entry_no: number;
  alike: number;
  dates: string[] | null;
}

/** The same names in PostgreSQL, searched as its manual advises; figures at so many alerted of 1,000 innocents. */
export async function measureTrigrams(
  list: () => Iterable<ListedEntry>,
  positives: readonly MutatedTraveller[],
  innocents: readonly ScreenedDocument[],
  { perThousand, onProgress }: { perThousand: number; onProgress: (step: string) => void },
): Promise<TrigramFigures> {
  const passwords = { owner: 'bench', app: 'bench', keeper: 'bench' };
  const dataDir = mkdtempSync(join(tmpdir(), 'iamis-trigrams-'));
  const server = await startEmbeddedServer({ dataDir, database: 'bench', passwords, settings: SETTINGS });
  const client = new pg.Client({ connectionString: server.urlOf(OWNER_ROLE) });
  // A database without its program would go on for ever.
  const leave = () => server.stop().finally(() => process.exit(1));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    await client.connect();
    const numbers = await fill(client, list, onProgress);
    const ask = openAsk(client, numbers, perThousand);
    onProgress('tuning the similarity threshold');
    const tuned: TrigramFigures['tuned'] = [];
    for (const similarity of SIMILARITIES) {
      await client.query(`set pg_trgm.similarity_threshold = ${similarity}`);
      const figures = await ask(positives.slice(0, TUNING_QUERIES), innocents.slice(0, TUNING_QUERIES));
      tuned.push({ similarity, p50Us: figures.p50Us, recall: figures.candidateRecall });
    }
    const best = Math.max(...tuned.map(({ recall }) => recall));
    const [taken] = tuned.filter(({ recall }) => recall >= best - RECALL_GIVEN_UP).sort((a, b) => a.p50Us - b.p50Us);
    const similarity = taken?.similarity ?? 0.3;
    await client.query(`set pg_trgm.similarity_threshold = ${similarity}`);
    onProgress(`asking at similarity ${similarity}`);
    return { ...(await ask(positives, innocents)), similarity, tuned };
  } finally {
    await client.end();
    await server.stop();
    server.remove();
    rmSync(dataDir, { recursive: true, force: true });
    process.off('SIGINT', leave).off('SIGTERM', leave);
  }
}

async function fill(
  client: pg.Client,
  list: () => Iterable<ListedEntry>,
  onProgress: (step: string) => void,
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  await client.query(SCHEMA);
  onProgress('copying the names');
  function* nameLines(): Generator<string> {
    for (const entry of list()) {
      numbers.set(entry.entryId, numbers.size);
      for (const { text } of entry.names) yield `${numbers.size - 1}\t${transliterateName(text).latin}\n`;
    }
  }
  function* dateLines(): Generator<string> {
    let number = 0;
    for (const entry of list()) {
      for (const date of entry.birthDates) yield `${number}\t${date}\n`;
      number += 1;
    }
  }
  await pipeline(Readable.from(nameLines()), client.query(copyFrom('copy entry_name from stdin')));
  await pipeline(Readable.from(dateLines()), client.query(copyFrom('copy entry_date from stdin')));
  onProgress('building the indexes');
  for (const statement of INDEXES.split(';').filter((text) => text.trim() !== '')) await client.query(statement);
  return numbers;
}

function openAsk(client: pg.Client, numbers: ReadonlyMap<string, number>, perThousand: number) {
  const rowsFor = async (document: ScreenedDocument): Promise<Row[]> => {
    const name = `${document.surname} ${document.givenNames}`.trim();
    const values = [name, document.birthDate ?? ''];
    const { rows } = await client.query<Row>({ name: 'screen', text: QUERY, values });
    return rows;
  };
  return async (positives: readonly MutatedTraveller[], innocents: readonly ScreenedDocument[]) => {
    const times: number[] = [];
    const timed = async (document: ScreenedDocument) => {
      const startedMs = performance.now();
      const rows = await rowsFor(document);
      times.push((performance.now() - startedMs) * 1000);
      return rows.map((row) => ({ entryNo: row.entry_no, score: scoreOf(row, document) }));
    };
    for (const document of innocents.slice(0, 20)) await rowsFor(document);
    const bestOfInnocents: number[] = [];
    for (const document of innocents) {
      bestOfInnocents.push((await timed(document)).reduce((best, { score }) => Math.max(best, score), 0));
    }
    const ofTrue: number[] = [];
    for (const { document, entryId } of positives) {
      const own = (await timed(document)).find(({ entryNo }) => entryNo === numbers.get(entryId));
      ofTrue.push(own?.score ?? Number.NEGATIVE_INFINITY);
    }
    const threshold = thresholdFor(bestOfInnocents, perThousand);
    return {
      // Nine in ten of the travellers are innocent, here as there.
      p50Us: quantile(times.slice(0, innocents.length), 0.5),
      p99Us: quantile(times, 0.99),
      recall: ofTrue.filter((score) => score > threshold).length / ofTrue.length,
      candidateRecall: ofTrue.filter(Number.isFinite).length / ofTrue.length,
    };
  };
}

function scoreOf({ alike, dates }: Row, { birthDate }: ScreenedDocument): number {
  if (birthDate === null || !dates) return alike;
  if (dates.includes(birthDate)) return alike + DATE_EQUAL;
  return dates.some((date) => date.includes(birthDate.slice(0, 4))) ? alike : alike + DATE_DIFFERENT;
}
