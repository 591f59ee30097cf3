import { type Checkpoint, type CheckpointReader, isOpenAt, isOpenToNationality } from '../checkpoints/checkpoint.ts';
import { type Actor, hasRole, requireCheckpoint } from '../core/actor.ts';
import { localDate } from '../core/dates.ts';
import { IamisError, isIamisError } from '../core/errors.ts';
import { permitShown } from '../documents/stay-permit.ts';
import type { Platform } from '../platform/platform.ts';
import type { ScreeningHit } from '../screening/question.ts';
import type { Screener } from '../watchlist/screener.ts';
import { advise } from './advisory.ts';
import { ageOfTraveller, factState, occurredAtOf, requireIdTime } from './inspection.ts';
import type { OpenedInspection } from './inspection-answer.ts';
import { readDocuments } from './inspection-documents.ts';
import type { InspectionInput } from './inspection-schemas.ts';
import { findOpened, unitOf } from './inspection-store.ts';
import { lastCrossing, seenAgain, sureKeysOf } from './person-history.ts';
import type { FindHistory } from './person-history-store.ts';
import type { RecentInspections } from './recent-inspections.ts';
import { requestHashOf } from './request-hash.ts';
import { screenTraveller } from './screen-traveller.ts';
import { signalOf } from './signal.ts';
import type { FindSilenced, SilencedHit } from './silenced-hit.ts';
import type { FindStay } from './stay-context.ts';

export interface InspectionDeps {
  platform: Platform;
  screener: Screener;
  checkpoints: CheckpointReader;
  findSilenced: FindSilenced;
  recent: RecentInspections;
  findHistory: FindHistory;
  findStay: FindStay;
}

/**
 * A traveller stands at a lane: reads the documents, screens them, says what the lane goes by, and records all of it in one
 * commit. The id is the client's; the same request again is given the same inspection, whatever has changed since.
 * @throws IamisError `checkpoint-not-yours`, `id-reused` (another body or account; says nothing more), `screening-unavailable`
 *   (nothing is recorded), `document-unreadable`, `unsupported-document`, `id-time-out-of-range`, `late-reason-required`,
 *   `occurred-at-out-of-range`, `lane-not-found`, `lane-direction-differs`, `checkpoint-not-found`
 */
export async function openInspection(
  deps: InspectionDeps,
  actor: Actor,
  id: string,
  input: InspectionInput,
): Promise<{ isNew: boolean; opened: OpenedInspection }> {
  const { platform } = deps;
  requireCheckpoint(actor, input.checkpoint);
  const requestHash = requestHashOf(platform, 'open-inspection', input);
  const findRepeated = async () => {
    const earlier = await findOpened(platform.db, id);
    const isSame = earlier?.opened.inspection.officerId === actor.accountId && earlier.requestHash.equals(requestHash);
    return earlier && isSame ? { isNew: false, opened: earlier.opened } : undefined;
  };

  try {
    const { opened, ...hidden } = await inspect(deps, actor, id, input);
    const unit = unitOf(platform, actor, opened, { requestHash, ...hidden });
    if (await platform.committer.commit(unit)) {
      deps.recent.remember(opened.inspection);
      return { isNew: true, opened };
    }
  } catch (error) {
    // What is refused now may have been taken before, and only the answer was lost: an id grows old, a list goes away.
    // Where too much is asked already, nothing more is: the same request comes again.
    const repeated = isIamisError(error) && error.code !== 'overloaded' ? await findRepeated() : undefined;
    if (repeated) return repeated;
    throw error;
  }
  const repeated = await findRepeated();
  if (!repeated) throw new IamisError('id-reused');
  return repeated;
}

async function inspect(
  deps: InspectionDeps,
  actor: Actor,
  id: string,
  input: InspectionInput,
): Promise<{ opened: OpenedInspection; discreetHits: ScreeningHit[]; silenced: SilencedHit[] }> {
  const { platform, checkpoints } = deps;
  const { direction } = input;
  const receivedAt = platform.clock();
  requireIdTime(id, receivedAt, { isSupervisor: hasRole(actor, 'supervisor'), lateReason: input.lateReason });
  const occurredAt = occurredAtOf(id, input.occurredAt, receivedAt);
  const checkpoint = await checkpoints.find(input.checkpoint);
  if (!checkpoint) throw new IamisError('checkpoint-not-found');
  requireLane(checkpoint, input);

  const onDate = localDate(occurredAt);
  const documents = readDocuments(input, onDate);
  const [document] = documents;
  const screened = await screenTraveller(deps, { documents, direction, onDate });
  const nationality = factState(document.nationality);
  const { travellerKind = 'ordinary', purpose = 'not-asked' } = input;
  const permit = permitShown(documents, onDate);
  const asked = { documents, direction, nationality, travellerKind, purpose, permit, at: occurredAt, except: id };
  const [history, stay] = await Promise.all([
    deps.findHistory({ keys: sureKeysOf(documents), at: occurredAt, except: id }),
    deps.findStay(asked),
  ]);

  const age = ageOfTraveller(documents, onDate);
  const advisories = advise({
    documents,
    direction,
    onDate,
    age,
    isOpenToNationality: isOpenToNationality(checkpoint, nationality),
    isOpenNow: isOpenAt(checkpoint, occurredAt),
    listAgeMs: screened.list.listAgeMs,
    lastCrossing: lastCrossing(history, occurredAt),
    seenAgain: seenAgain(history, occurredAt),
    stay,
  });
  const inspection = {
    id,
    site: platform.site,
    checkpoint: checkpoint.code,
    lane: input.lane ?? null,
    direction,
    occurredAt,
    receivedAt,
    officerId: actor.accountId,
    captureMode: input.captureMode ?? (input.mrz ? ('reader' as const) : ('keyboard' as const)),
    travellerKind,
    purpose,
    conveyance: input.conveyance ?? null,
    residence: input.residence === undefined ? null : factState(input.residence),
    residenceBasis: input.residence === undefined ? ('unknown' as const) : ('declared' as const),
    fromCountry: input.fromCountry === undefined ? null : factState(input.fromCountry),
    toCountry: input.toCountry === undefined ? null : factState(input.toCountry),
    accompaniedBy: input.accompaniedBy ?? null,
    lateReason: input.lateReason ?? null,
    documentClass: document.documentClass,
    documentFormat: document.format,
    issuingState: factState(document.issuingState),
    nationality,
    sex: document.sex,
    age,
    verdict: screened.verdict,
    signal: signalOf(screened.verdict, advisories),
    advisories,
    list: screened.list,
    tookUs: screened.tookUs,
    isInvented: false,
  };
  const { hits, discreetHits, silenced } = screened;
  return { opened: { inspection, documents, hits }, discreetHits, silenced };
}

/** A checkpoint whose lanes are not configured takes any lane's name. */
function requireLane({ lanes }: Checkpoint, { lane, direction }: Pick<InspectionInput, 'lane' | 'direction'>): void {
  if (lane === undefined || lanes.length === 0) return;
  const known = lanes.find(({ code }) => code === lane);
  if (!known) throw new IamisError('lane-not-found');
  if (known.direction !== 'both' && known.direction !== direction) throw new IamisError('lane-direction-differs');
}
