import { api, type Schemas } from '../../../platform/api.ts';
import { accountAtPage, askSession } from '../../../platform/session.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Decision } from './lane-state.ts';
import type { KeptAct, KeptDecision, KeptMembership } from './outbox.ts';

type Code = Schemas['Problem']['code'];
export type DecisionAnswer = { outcome: Decision['outcome']; crossing: { id: string } | null };

export type Told =
  | { status: 'taken'; answer: DecisionAnswer | null }
  /** The domain's own no: the same again would be refused again. */
  | { status: 'refused'; code: Code }
  /** The server is there and failed on this one. */
  | { status: 'failed' }
  /** Not now: too much is asked, or a part of the server is away. */
  | { status: 'busy' }
  /** No answer, or nobody is signed in who could send it. */
  | { status: 'silent' };

const TIMEOUT_MS = 8_000;

interface Answered {
  data?: DecisionAnswer | object;
  error?: Schemas['Problem'];
  response: Response;
}

function putDecision({ inspectionId, body }: KeptDecision, signal: AbortSignal): Promise<Answered> {
  return api.PUT('/v1/inspections/{id}/decision', { params: { path: { id: inspectionId } }, body, signal });
}

/** Both are the same twice as once. */
async function putMembership(act: KeptMembership, signal: AbortSignal): Promise<Answered> {
  const params = { path: { id: act.groupId, inspectionId: act.inspectionId } };
  const joined = await api.PUT('/v1/groups/{id}/inspections/{inspectionId}', { params, signal });
  if (!joined.data || !act.isFaceSeen) return joined;
  return api.PUT('/v1/groups/{id}/inspections/{inspectionId}/face', { params, signal });
}

async function putOnce(act: KeptAct): Promise<Told | { status: 'session' }> {
  // Somebody else sits here now: what another account has decided goes when that account is back.
  if (accountAtPage() !== act.accountId) return { status: 'silent' };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { data, error, response } = await ('body' in act ? putDecision(act, signal) : putMembership(act, signal));
    const status = judgeAnswer(response.status, error?.code);
    if (status === 'taken') return { status, answer: data && 'outcome' in data ? data : null };
    if (status === 'refused' && error) return { status, code: error.code };
    return status === 'refused' ? { status: 'busy' } : { status };
  } catch {
    return { status: 'silent' };
  }
}

/** Sends one act; where only the session was at fault, once more with a fresh one. */
export async function putAct(act: KeptAct): Promise<Told> {
  const told = await putOnce(act);
  if (told.status !== 'session') return told;
  await askSession();
  const again = await putOnce(act);
  return again.status === 'session' ? { status: 'busy' } : again;
}
