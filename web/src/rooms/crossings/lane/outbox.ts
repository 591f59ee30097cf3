import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { openStore } from '../../../platform/store.ts';
import type { Decision } from './lane-state.ts';

interface Kept {
  inspectionId: string;
  accountId: string;
  /** For the officer, should the server say no. */
  name: string;
  madeAt: number;
  /** The server's no, by the code of its problem: it stays here until the officer has taken note of it. */
  refused?: string;
}

export interface KeptDecision extends Kept {
  body: Decision;
}

/** That the inspection belongs to a group, and whether the face behind its passport was seen. */
export interface KeptMembership extends Kept {
  groupId: string;
  isFaceSeen: boolean;
}

/** What the officer has done. It is kept here before it is sent, and until the server has taken it or the officer knows that it did not. */
export type KeptAct = KeptDecision | KeptMembership;

/** `place`: in the order of sending; below zero where only this page holds it. */
export type PlacedAct = KeptAct & { place: number };

interface OutboxSchema extends DBSchema {
  decisions: { key: number; value: KeptAct };
}

/** Does the browser's store work? Where it does not, what waits is in this page only, and the officer is told so. */
export const canKeep = openStore(true);

/** A store that is broken may never answer; a lane waits for it no longer than this, and then not again for a while. */
const PATIENCE_MS = 1_500;
const MISTRUST_MS = 60_000;

let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined;
let mistrustedUntil = 0;
/** What the store would not take. */
let unkept: readonly PlacedAct[] = [];
let lastUnkept = 0;
/** What is done with, though the store would not delete it. */
const dropped = new Set<number>();

function open(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>('iamis-lane', 1, {
    upgrade: (database) => void database.createObjectStore('decisions', { autoIncrement: true }),
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

/** @throws Error when the store fails or does not answer in time */
async function inStore<T>(work: (database: IDBPDatabase<OutboxSchema>) => Promise<T>): Promise<T> {
  if (Date.now() < mistrustedUntil) throw new Error('the store failed a moment ago');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store does not answer')), PATIENCE_MS);
  });
  try {
    const done = await Promise.race([open().then(work), late]);
    canKeep.set(true);
    return done;
  } catch (error) {
    opened = undefined;
    mistrustedUntil = Date.now() + MISTRUST_MS;
    canKeep.set(false);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** @returns its place in the order of sending; below zero when it is in this page's memory only */
export async function keepAct(act: KeptAct): Promise<number> {
  try {
    return await inStore((database) => database.add('decisions', act));
  } catch {
    lastUnkept -= 1;
    unkept = [...unkept, { ...act, place: lastUnkept }];
    return lastUnkept;
  }
}

/** It is done with. A store that will not delete it is not asked about it again: sent twice it would be taken as once. */
export async function dropAct(place: number): Promise<void> {
  unkept = unkept.filter((one) => one.place !== place);
  if (place < 0) return;
  dropped.add(place);
  await inStore((database) => database.delete('decisions', place)).catch(() => undefined);
}

/** The server has said no: kept until the officer has taken note. */
export async function markRefused({ place, ...act }: PlacedAct, code: string): Promise<void> {
  const refused: KeptAct = { ...act, refused: code };
  if (place < 0) {
    unkept = unkept.map((one) => (one.place === place ? { ...refused, place } : one));
    return;
  }
  try {
    await inStore((database) => database.put('decisions', refused, place));
  } catch {
    dropped.add(place);
    await keepAct(refused);
  }
}

/** One account's kept acts, the oldest first. */
export async function listActs(accountId: string): Promise<readonly PlacedAct[]> {
  const stored = await inStore(readAll).catch((): PlacedAct[] => []);
  return [...stored, ...unkept].filter((one) => one.accountId === accountId && !dropped.has(one.place));
}

async function readAll(database: IDBPDatabase<OutboxSchema>): Promise<PlacedAct[]> {
  const acts: PlacedAct[] = [];
  const { store } = database.transaction('decisions');
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    acts.push({ ...cursor.value, place: cursor.key });
  }
  return acts;
}
