import { api, type FieldError, isStaleSession, isUnavailable } from '../../../platform/api.ts';
import { connection } from '../../../platform/connection.ts';
import { askSession } from '../../../platform/session.ts';
import type { LanePlace } from './lane-place.ts';
import type { Inspection, Question } from './lane-state.ts';

/** No answer after so long is no answer; the same question is then asked again. */
const TIMEOUT_MS = 8_000;
const ASK_AGAIN_MS = 2_000;

export type Asked =
  | { status: 'answered'; inspection: Inspection }
  /** The question itself is wrong; the code of its problem. */
  | { status: 'not-accepted'; problem: string; errors: readonly FieldError[] }
  | { status: 'silent' };

/** Asks about one traveller. The id is the question's own: asked again it is the same question. */
export async function askInspection(place: LanePlace, { id, presented }: Question): Promise<Asked> {
  const { captureMode, mrz, document, otherDocuments, visa, workContract, details } = presented;
  const body = {
    ...{ ...place, captureMode, ...details },
    ...(mrz && { mrz: [...mrz] }),
    ...(document && { document }),
    ...(visa && { visa }),
    ...(workContract && { workContract }),
    ...(otherDocuments && { otherDocuments: otherDocuments.map((one) => ({ mrz: [...one] })) }),
  };
  try {
    const { data, error, response } = await api.PUT('/v1/inspections/{id}', {
      ...{ params: { path: { id } }, body },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (data) return { status: 'answered', inspection: data };
    if (isStaleSession(response.status, error?.code)) {
      await askSession();
      return { status: 'silent' };
    }
    const isRefused = !isUnavailable(response.status) && response.status < 500 && response.status !== 401;
    if (!isRefused || !error) return { status: 'silent' };
    return { status: 'not-accepted', problem: error.code, errors: error.errors ?? [] };
  } catch {
    return { status: 'silent' };
  }
}

/** Once: as soon as the connection is back, at the latest in 2 seconds. @returns calls it off */
export function soonAgain(run: () => void): () => void {
  const cancel = () => {
    clearTimeout(timer);
    unfollow();
  };
  const once = () => {
    cancel();
    run();
  };
  const timer = setTimeout(once, ASK_AGAIN_MS);
  const unfollow = connection.follow(() => connection.get().isConnected && once());
  return cancel;
}
