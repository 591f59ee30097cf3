import { expect } from 'vitest';
import { idAt } from '../../src/core/ids.ts';
import type { CrossingKind } from '../../src/crossings/crossing.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { insertRows } from '../../src/platform/insert-rows.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { foldFlows } from '../../src/statistics/fold-flows.ts';
import { verifyFlows } from '../../src/statistics/verify-flows.ts';
import type { TestDatabase } from './database.ts';

export const OFFICER = '01980000-0000-7000-8000-000000000001';

export interface Facts {
  direction: 'entry' | 'exit';
  nationality: string;
  kind: CrossingKind;
  person: string;
}
export interface Journey extends Facts {
  id: string;
  at: Date;
  checkpoint: string;
  sex: string;
  age: number | null;
  purpose: string;
}

export const newJourney = (at: string, facts: Partial<Journey> = {}): Journey => {
  const instant = new Date(`${at}+06:00`);
  const journey = {
    checkpoint: 'manas',
    direction: 'entry',
    nationality: 'KAZ',
    kind: 'ordinary',
    person: 'A',
  } as const;
  return { id: idAt(instant.getTime()), at: instant, sex: 'F', age: 30, purpose: 'holiday', ...journey, ...facts };
};

/** Rows of flows as lanes and second lines leave them, and their way into the cells. */
export function openJourneys(platform: Platform, database: TestDatabase) {
  /** As the loop does it; another test's open transaction may hold the line back, so rows wait until nobody else writes. */
  async function fold(arrivalsAStep?: number): Promise<void> {
    await database.otherTestsAreOver();
    while (await foldFlows({ platform, ...(arrivalsAStep !== undefined && { arrivalsAStep }) })) {
      // Until there is nothing to do.
    }
  }

  async function inspect(journey: Journey): Promise<void> {
    const { id, at, checkpoint, direction, nationality, sex, age, purpose } = journey;
    await inTransaction(platform.db, (tx) =>
      insertRows(tx, 'inspection', [
        {
          ...{ id, site: 'hub', checkpoint, direction, occurred_at: at, received_at: at, officer_id: OFFICER },
          ...{ capture_mode: 'reader', traveller_kind: 'ordinary', purpose, residence_basis: 'unknown' },
          ...{ document_class: 'ordinary', issuing_state: nationality, nationality, sex, age, verdict: 'clear' },
          ...{
            signal: 'go',
            policy: 'test',
            list_version: 0,
            list_age_ms: 0,
            feed: 'live',
            entry_count: 0,
            took_us: 1,
          },
          request_hash: Buffer.alloc(32),
        },
      ]),
    );
  }

  /** A revision of a crossing, in a transaction of its own; the same again changes nothing. */
  async function cross(journey: Journey, revision = 1, facts: Partial<Facts> = {}): Promise<void> {
    const { id, at, checkpoint, direction, nationality, kind, sex, age, purpose, person } = { ...journey, ...facts };
    await inTransaction(platform.db, async (tx) => {
      await tx
        .insertInto('crossing')
        .values({
          ...{ inspection_id: id, revision, site: 'hub', checkpoint, mode: 'air', direction, kind, occurred_at: at },
          ...{ nationality, sex, age, purpose, traveller_kind: 'ordinary', account_id: OFFICER, recorded_at: at },
          request_hash: Buffer.alloc(32),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx
        .insertInto('inspection_identity')
        .values({
          ...{ inspection_id: id, revision, ordinal: 1, document_code: 'P', document_class: 'ordinary', checks: '{}' },
          ...{
            issuing_state: nationality,
            document_number: `N${person}`,
            surname: person,
            given_names: 'X',
            nationality,
          },
          ...{ is_name_truncated: false, name_key: `${person} X`, birth_date: '1990-01-01', sex },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }

  async function decide(journey: Journey, outcome: 'refuse' | 'refer' | 'refused'): Promise<void> {
    const stage = outcome === 'refused' ? 'second-line' : 'lane';
    await inTransaction(platform.db, (tx) =>
      tx
        .insertInto('decision')
        .values({
          ...{ inspection_id: journey.id, stage, outcome, site: 'hub', account_id: OFFICER },
          ...{ decided_at: journey.at, recorded_at: journey.at, request_hash: Buffer.alloc(32) },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }

  async function expectProved(): Promise<number> {
    let crossings = 0;
    for await (const proof of verifyFlows(platform)) {
      expect(proof.differences).toEqual([]);
      crossings += proof.crossings;
    }
    return crossings;
  }

  return { fold, inspect, cross, decide, expectProved };
}

export type Journeys = ReturnType<typeof openJourneys>;
