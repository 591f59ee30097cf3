import { isStaleSession, isUnavailable } from '../../../platform/api.ts';

/**
 * What an answer means for an act that is kept. `taken`; `refused`: the domain's own no, the same again would be refused again; `failed`: the
 * server is there and failed on this one; `busy`: not now; `session`: once more with a fresh session.
 */
export function judgeAnswer(
  status: number,
  code: string | undefined,
): 'taken' | 'refused' | 'failed' | 'busy' | 'session' {
  if (status >= 200 && status < 300) return 'taken';
  if (isStaleSession(status, code)) return 'session';
  if (status >= 500 && !isUnavailable(status)) return 'failed';
  // Signed out meanwhile, shed, timed out, or a gateway's own page: none of them is a no to what was decided.
  if (isUnavailable(status) || status === 401 || status === 408 || code === undefined) return 'busy';
  return 'refused';
}
