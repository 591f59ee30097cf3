import { recordAudit } from '../audit/audit-entry.ts';
import { numberHash } from '../audit/looked-for.ts';
import type { Actor } from '../core/actor.ts';
import { localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { readTyped } from '../crossings/inspection-documents.ts';
import type { TypedDocument } from '../documents/typed-document.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { stateOfMatch } from './false-match.ts';
import { type FalseMatchRow, findFalseMatch, insertKeys } from './false-match-store.ts';
import { getOwnFalseMatch } from './own-false-match.ts';
import { personKeyOf } from './person-key.ts';

/**
 * The person has a new passport, or a new name in it: the memory holds for that document, too, as long as it would have held for the old
 * one. That both are one person is the supervisor's word, which the audit keeps.
 * @throws IamisError `false-match-not-found`, `checkpoint-not-yours`, `false-match-over` (revoked, 12 months over, or the entry has changed),
 *   `document-unreadable` (also when the document tells too little to be known again by)
 */
export async function carryFalseMatch(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock' | 'secrets'>,
  actor: Actor,
  input: { id: string; document: TypedDocument },
): Promise<FalseMatchRow> {
  const now = platform.clock();
  const match = await getOwnFalseMatch(tx, actor, input.id);
  const state = stateOfMatch(
    {
      ...{ entryVersion: match.entry_version, activeVersion: match.active_version },
      ...{ silentUntil: match.silent_until, revokedAt: match.revoked_at },
    },
    now,
  );
  if (state !== 'silent') throw new IamisError('false-match-over', { detail: `It is ${state}.` });
  const document = readTyped(input.document, localDate(now), '/document');
  const personKey = personKeyOf(platform, document);
  if (!personKey) {
    const detail = 'must tell number, name and birth date, so that the person is known again';
    throw new IamisError('document-unreadable', { errors: [{ pointer: '/document', code: 'field-missing', detail }] });
  }
  const added = { byAccount: actor.accountId, isCarried: true, addedAt: now };
  await insertKeys(tx, [{ falseMatchId: match.id, personKey, ...added }]);
  await recordAudit(tx, platform, {
    actor,
    action: 'carry-false-match',
    object: { kind: 'false-match', id: match.id },
    checkpoint: match.checkpoint,
    details: {
      ...{ entryId: match.entry_id, entryVersion: match.entry_version },
      documentHash: numberHash(platform, document.documentNumber),
    },
  });
  return (await findFalseMatch(tx, match.id)) ?? match;
}
