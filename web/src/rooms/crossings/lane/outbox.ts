import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Decision } from './lane-state.ts';

/** A decision that the officer has made. It is kept here before it is sent, and until the server has taken it or has said no. */
export interface KeptDecision {
  inspectionId: string;
  accountId: string;
  body: Decision;
  /** For the officer, should the server say no. */
  name: string;
  madeAt: number;
}

interface OutboxSchema extends DBSchema {
  decisions: { key: number; value: KeptDecision };
}

let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined;

function open(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>('iamis-lane', 1, {
    upgrade: (database) => void database.createObjectStore('decisions', { autoIncrement: true }),
  });
  return opened;
}

/** @returns its place in the order of sending */
export async function keepDecision(decision: KeptDecision): Promise<number> {
  return (await open()).add('decisions', decision);
}

export async function dropDecision(place: number): Promise<void> {
  await (await open()).delete('decisions', place);
}

/** One account's kept decisions, the oldest first. */
export async function listKept(accountId: string): Promise<(KeptDecision & { place: number })[]> {
  const database = await open();
  const kept: (KeptDecision & { place: number })[] = [];
  for (
    let cursor = await database.transaction('decisions').store.openCursor();
    cursor;
    cursor = await cursor.continue()
  ) {
    if (cursor.value.accountId === accountId) kept.push({ ...cursor.value, place: cursor.key });
  }
  return kept;
}
