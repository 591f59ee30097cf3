import { recordAudit } from '../audit/audit-entry.ts';
import { type Actor, hasRole, requireCheckpoint } from '../core/actor.ts';
import { localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { TypedDocument } from '../documents/typed-document.ts';
import type { Tx } from '../platform/database.ts';
import type { RowsOf } from '../platform/fact-unit.ts';
import { insertRows } from '../platform/insert-rows.ts';
import type { Platform } from '../platform/platform.ts';
import type { Screener } from '../watchlist/screener.ts';
import { type CorrectedVisa, visaChange, withCorrectedVisa } from './corrected-visa.ts';
import type { CrossingKind, Direction, Escort } from './crossing.ts';
import { correctedCrossing, isOtherIdentity, requireCorrector } from './crossing-correction.ts';
import { type CrossingRow, findCrossing, insertNextRevision } from './crossing-store.ts';
import { discreetHitRows } from './discreet-hit.ts';
import { ageOfTraveller, factState } from './inspection.ts';
import { readTyped } from './inspection-documents.ts';
import { listDocuments } from './inspection-reader.ts';
import { rowsOfHits, rowsOfIdentity } from './inspection-rows.ts';
import type { ShownWorkContractInput } from './inspection-schemas.ts';
import { requestHashOf } from './request-hash.ts';
import { type Screened, screenTraveller } from './screen-traveller.ts';
import { isOtherWorkContract, withCorrectedWorkContract } from './shown-work-contract.ts';
import { type FindSilenced, rowsOfSilencedHits } from './silenced-hit.ts';

export interface CorrectionInput {
  kind?: 'void' | 'returned' | undefined;
  direction?: Direction | undefined;
  /** The first document as it should have been read; the other documents stay. */
  document?: TypedDocument | undefined;
  /** The visa as it should have been read; null: none was shown. */
  visa?: CorrectedVisa | undefined;
  /** The contract to work here as it should have been read; null: none was shown. */
  workContract?: ShownWorkContractInput | null | undefined;
  reason?: string | undefined;
}

export interface CorrectedCrossing {
  crossing: CrossingRow;
  /** null when neither the direction nor the identity nor the visa's number has changed. */
  screened: Screened | null;
  referralId: string | null;
}

export interface CorrectionDeps {
  platform: Platform;
  screener: Screener;
  findSilenced: FindSilenced;
}

/** Two corrections at once take the numbers one after the other; a third try is already most unlikely. */
const MAX_TRIES = 5;

/**
 * Writes the next revision of a crossing. Whoever comes second corrects what the first has made of it. The stays follow the revision: by a
 * corrected visa or contract they are counted anew. A changed direction or identity, or another number of a visa, is screened again at once; unless it is clear, a referral is opened: the traveller has been let through on other data.
 * @throws IamisError `crossing-not-found`, `checkpoint-not-yours`, `inspection-not-yours`, `correction-too-late`, `reason-required`,
 *   `correction-empty`, `escort-not-allowed`, `document-unreadable`, `bad-request` (a visa or a contract that does not fit), `screening-unavailable`
 */
export async function correctCrossing(
  tx: Tx,
  deps: CorrectionDeps,
  actor: Actor,
  crossingId: string,
  input: CorrectionInput,
): Promise<CorrectedCrossing> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const corrected = await tryToCorrect(tx, deps, actor, crossingId, input);
    if (corrected) return corrected;
  }
  throw new IamisError('overloaded', { retryAfterS: 1 });
}

async function tryToCorrect(
  tx: Tx,
  deps: CorrectionDeps,
  actor: Actor,
  crossingId: string,
  input: CorrectionInput,
): Promise<CorrectedCrossing | null> {
  const { platform } = deps;
  const now = platform.clock();
  const found = await findCrossing(tx, crossingId);
  if (!found) throw new IamisError('crossing-not-found');
  const { first, current } = found;
  requireCheckpoint(actor, current.checkpoint);
  requireCorrector({
    isRecorder: first.account_id === actor.accountId,
    isSupervisor: hasRole(actor, 'supervisor'),
    ageMs: now.getTime() - first.recorded_at.getTime(),
    hasReason: input.reason !== undefined,
  });

  const onDate = localDate(current.occurred_at);
  const before = await listDocuments(tx, crossingId);
  const typed = input.document && readTyped(input.document, onDate, '/document');
  const isIdentityChanged = typed !== undefined && isOtherIdentity(before[0], typed);
  const identified = isIdentityChanged ? [{ ...typed, ...contractOf(before) }, ...before.slice(1)] : before;
  const permitted = input.visa === undefined ? identified : withCorrectedVisa(identified, input.visa, onDate);
  const documents =
    input.workContract === undefined ? permitted : withCorrectedWorkContract(permitted, input.workContract, onDate);
  const visa = visaChange(before, documents);
  const isContractChanged = isOtherWorkContract(before[0]?.workContract, documents[0]?.workContract);
  const { kind, direction, escort } = correctedCrossing(
    {
      kind: current.kind as CrossingKind,
      direction: current.direction as Direction,
      escort: current.escort as Escort | null,
    },
    input,
  );
  const isDirectionChanged = direction !== current.direction;
  const isToldOtherwise = isIdentityChanged || visa.isChanged || isContractChanged;
  const isNew = isDirectionChanged || isToldOtherwise || kind !== current.kind;
  if (!isNew) throw new IamisError('correction-empty');

  const [document] = documents;
  const { arrived_xid: _, ...copied } = current;
  const corrected = {
    ...copied,
    revision: current.revision + 1,
    site: platform.site,
    kind,
    direction,
    escort,
    ...(isIdentityChanged &&
      document && {
        nationality: factState(document.nationality),
        sex: document.sex,
        age: ageOfTraveller(documents, onDate),
      }),
    reason: input.reason ?? null,
    account_id: actor.accountId,
    recorded_at: now,
    request_hash: requestHashOf(platform, 'correct-crossing', [actor.accountId, crossingId, input]),
  };
  if (!(await insertNextRevision(tx, corrected))) return null;

  const { revision } = corrected;
  if (isToldOtherwise) {
    await insertRows(tx, 'inspection_identity', rowsOfIdentity(crossingId, revision, documents));
  }
  const isScreened = (isDirectionChanged || isIdentityChanged || visa.isNewNumber) && documents.length > 0;
  const screened = isScreened ? await screenTraveller(deps, { documents, direction, onDate }) : null;
  const referralId = screened && screened.verdict !== 'clear' ? newId() : null;
  if (screened) {
    for (const { table, rows } of screeningRows(platform, crossingId, revision, screened)) {
      await insertRows(tx, table, rows);
    }
  }
  if (referralId) {
    await insertRows(tx, 'referral', [
      {
        id: referralId,
        site: platform.site,
        inspection_id: crossingId,
        checkpoint: current.checkpoint,
        direction,
        cause: 'correction',
        revision,
        opened_at: now,
        opened_by: actor.accountId,
      },
    ]);
  }
  await recordAudit(tx, platform, {
    actor,
    action: 'correct-crossing',
    object: { kind: 'crossing', id: crossingId },
    checkpoint: current.checkpoint,
    details: {
      ...{ revision, kind, direction, isIdentityChanged, isVisaChanged: visa.isChanged, isContractChanged },
      ...(referralId && { referralId }),
    },
  });
  return { crossing: { ...corrected, arrived_xid: current.arrived_xid }, screened, referralId };
}

/** What was shown beside the first document stays when that is corrected. */
function contractOf([first]: readonly TravelDocument[]): Partial<Pick<TravelDocument, 'workContract'>> {
  return first?.workContract ? { workContract: first.workContract } : {};
}

function screeningRows(
  { site }: Platform,
  inspectionId: string,
  revision: number,
  { hits, silenced, discreetHits, list: { policy } }: Screened,
): RowsOf[] {
  return [
    { table: 'hit', rows: rowsOfHits(inspectionId, revision, hits, policy) },
    { table: 'silenced_hit', rows: rowsOfSilencedHits(inspectionId, revision, silenced, policy) },
    ...discreetHitRows({ site, inspectionId, revision, policy }, discreetHits),
  ];
}
