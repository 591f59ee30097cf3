import { type LookupReason, recordAudit } from '../audit/audit-entry.ts';
import { numberHash } from '../audit/looked-for.ts';
import { requireLookup } from '../audit/lookup-reason.ts';
import type { Actor } from '../core/actor.ts';
import { type CalendarDate, localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import type { FieldFaultCode } from '../core/field-fault.ts';
import type { StayContext } from '../crossings/stay-context.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { inTx } from '../platform/statement.ts';
import { answerOfStays } from './stay-answer.ts';
import { type KeyedDocument, stayKeysOf } from './stay-keys.ts';
import { findStays } from './stay-reader-store.ts';
import type { StayRecord } from './stay-record.ts';
import type { StayRules } from './stay-rule-reader.ts';

export interface StaySearch {
  issuingState: string;
  documentNumber?: string | undefined;
  personalNumber?: string | undefined;
  /** The local day asked; today without it. */
  onDate?: CalendarDate | undefined;
  lookup?: LookupReason | undefined;
}

const BLANK = { surname: '', givenNames: '', nativeName: null, birthDate: null, sex: 'X' } as const;
const DAY_MS = 86_400_000;

/**
 * Somebody's stays by document or personal number, of people who have crossed at one's own checkpoints. The entry in the audit holds keyed
 * hashes of what was looked for, and is written whether anything was found or not.
 * @returns null when nobody is found, or stays have not been counted yet
 * @throws IamisError `lookup-reason-required`, `bad-request` (nothing to compare; a day ahead)
 */
export async function searchStays(
  tx: Tx,
  { platform, rules }: { platform: Platform; rules: StayRules },
  actor: Actor,
  search: StaySearch,
): Promise<StayContext | null> {
  const lookup = requireLookup(search.lookup);
  const { issuingState, documentNumber = '', personalNumber = null } = search;
  const document: KeyedDocument = { ...BLANK, issuingState, documentNumber, personalNumber };
  const keys = stayKeysOf(platform, [document]);
  const sure = [...keys.documentKeys, ...keys.personalKeys];
  if (sure.length === 0) throw badRequest('/documentNumber', 'field-wrong', 'has nothing to compare');
  const now = platform.clock();
  const onDate = search.onDate ?? localDate(now);
  if (onDate > localDate(now)) throw badRequest('/onDate', 'time-out-of-range', 'must not lie ahead');

  const { asOf, recordingBeganAt, records } = await findStays(inTx(tx), sure);
  const isOwn = records.some(({ entryCheckpoint, exitCheckpoint }) =>
    [entryCheckpoint, exitCheckpoint].some((code) => code !== null && actor.checkpoints.includes(code)),
  );
  const found = isOwn ? records : [];
  await recordAudit(tx, platform, {
    actor,
    action: 'search-stays',
    object: { kind: 'stays', id: 'own-checkpoints' },
    lookup,
    details: {
      ...(search.documentNumber !== undefined && {
        documentHash: numberHash(platform, search.documentNumber),
      }),
      ...(search.personalNumber !== undefined && {
        personalHash: numberHash(platform, search.personalNumber),
      }),
      issuingState,
      onDate,
      found: found.length,
    },
  });
  const last = lastOf(found);
  if (asOf === null || !last) return null;
  const at = onDate === localDate(now) ? now : endOfDay(onDate);
  return answerOfStays(await rules.list(), found, {
    at,
    direction: null,
    facts: last,
    except: null,
    asOf,
    recordingBeganAt,
  });
}

const timeOf = ({ entryAt, exitAt }: StayRecord) => (exitAt ?? entryAt)?.getTime() ?? 0;

function lastOf(records: readonly StayRecord[]): StayRecord | undefined {
  return records.toSorted((a, b) => timeOf(a) - timeOf(b)).at(-1);
}

/** The last millisecond of a local day. */
function endOfDay(date: CalendarDate): Date {
  const noon = Date.parse(`${date}T06:00:00Z`);
  let at = noon;
  while (localDate(new Date(at + DAY_MS / 48)) === date) at += DAY_MS / 48;
  return new Date(at + DAY_MS / 48 - 1);
}

function badRequest(pointer: string, code: FieldFaultCode, detail: string): IamisError {
  return new IamisError('bad-request', { errors: [{ pointer, code, detail }] });
}
