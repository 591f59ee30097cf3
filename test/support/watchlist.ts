import type { Actor } from '../../src/core/actor.ts';
import { newId } from '../../src/core/ids.ts';
import type { Role } from '../../src/core/roles.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { openLog } from '../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../src/platform/platform.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';
import type { ScreeningQuestion } from '../../src/screening/question.ts';
import { approveEntry } from '../../src/watchlist/approve-entry.ts';
import { type EntryBody, entryBodySchema } from '../../src/watchlist/entry-schema.ts';
import { proposeEntry } from '../../src/watchlist/propose-entry.ts';
import type { TestDatabase } from './database.ts';

/** The platform of one process on a test's database, as the app role. */
export function openTestPlatform(database: TestDatabase, clock?: () => Date): Platform {
  return openPlatform({
    site: 'hub',
    databaseUrl: database.app,
    poolSize: 24,
    secrets: makeSecrets(),
    log: openLog('silent'),
    ...(clock && { clock }),
  });
}

/** Somebody with roles and an agency; the watchlist asks for no more. */
export function inventActor(roles: Role[], agency = 'security-agency'): Actor {
  const accountId = newId();
  return { accountId, username: `invented-${accountId.slice(-6)}`, agency, roles, checkpoints: [] };
}

/** An invented entry, complete enough to be approved. */
export function inventEntry(change: Partial<EntryBody> = {}): EntryBody {
  return entryBodySchema.parse({
    category: 'wanted-for-arrest',
    action: 'arrest',
    names: [{ text: 'TESTOV INVENTED', kind: 'primary' }],
    birthDates: ['1980-02-29'],
    documents: [{ state: 'KGZ', number: 'ZZ0000001' }],
    legalBasis: 'Invented code, article 1',
    contact: 'duty desk, line 1',
    ...change,
  });
}

/** Proposed by one account and approved by another of the same agency. @returns the entry's id */
export async function listEntry(platform: Platform, body: EntryBody, agency = 'security-agency'): Promise<string> {
  const proposal = await inTransaction(platform.db, (tx) =>
    proposeEntry(tx, platform, inventActor(['editor'], agency), { body }),
  );
  await inTransaction(platform.db, (tx) =>
    approveEntry(tx, platform, inventActor(['approver'], agency), { entryId: proposal.id }),
  );
  return proposal.id;
}

/** A traveller with one document, entering on an ordinary day. */
export function questionOf(issuingState: string, documentNumber: string): ScreeningQuestion {
  return {
    documents: [
      {
        ...{ issuingState, documentNumber, surname: 'TRAVELLER', givenNames: 'ORDINARY', nativeName: null },
        ...{ isNameTruncated: false, birthDate: '1990-05-17', sex: 'X', nationality: issuingState },
        personalNumber: null,
      },
    ],
    direction: 'entry',
    onDate: '2026-03-03',
  };
}
