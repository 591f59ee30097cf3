import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { CountedSaying, Saying } from '../../../web/src/words/saying.ts';

const PROJECT = join(import.meta.dirname, '../../..');

export interface NamedSaying {
  /** `laneWords.admit` */
  name: string;
  table: string;
  key: string;
  saying: Saying | CountedSaying;
}

const isSaying = (value: unknown): value is Saying | CountedSaying =>
  typeof value === 'object' && value !== null && 'en' in value;

/** Everything that the console can say: each saying of each table in web/src/words. */
export async function listSayings(): Promise<NamedSaying[]> {
  const files = globSync('web/src/words/**/*.ts', { cwd: PROJECT });
  // Those that touch the page can't be opened outside of one, and hold no words.
  const tables = files.filter((file) => !/\/(language|countries|age)\.ts$/.test(file));
  const modules: Record<string, unknown>[] = await Promise.all(tables.map((file) => import(join(PROJECT, file))));
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([table, words]) =>
      table.endsWith('Words') && typeof words === 'object' && words !== null
        ? Object.entries(words)
            .filter((entry): entry is [string, Saying | CountedSaying] => isSaying(entry[1]))
            .map(([key, saying]) => ({ name: `${table}.${key}`, table, key, saying }))
        : [],
    ),
  );
}
