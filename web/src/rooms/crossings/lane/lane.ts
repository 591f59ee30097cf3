import { V7Generator } from 'uuidv7';
import { api, isUnavailable } from '../../../platform/api.ts';
import { connection, nowMs } from '../../../platform/connection.ts';
import { lastScanKeyAt } from '../../../platform/keyboard.ts';
import { noteListAge } from '../../../platform/lane-state.ts';
import { openStore, type Store } from '../../../platform/store.ts';
import { isWholeZone } from '../../../platform/wedge.ts';
import { countToday, noteDecision, todayCount } from './lane-ledger.ts';
import type { LanePlace } from './lane-place.ts';
import { type Decision, type LaneState, type Presented, type Question, type Shown, TOO_SOON_MS } from './lane-state.ts';
import { measureDecision, measureSignal } from './lane-timing.ts';
import { playScanTone } from './scan-tone.ts';
import { sendDecision } from './send-decisions.ts';
import { travellerName } from './traveller-name.ts';

/** No answer after so long is no answer; the same question is then asked again. */
const TIMEOUT_MS = 8_000;
/** A question this old shows that there is no answer yet. */
const SILENT_AFTER_MS = 2_500;
const ASK_AGAIN_MS = 2_000;

/** One lane at work: what is shown, and what the officer can make of it. */
export interface Lane {
  state: Store<LaneState>;
  scan(lines: readonly string[]): void;
  present(presented: Presented): void;
  /** An inspection that was asked elsewhere: a member of a group. */
  show(question: Question, inspection: Shown['inspection']): void;
  /** By hand; `unscreenable`: what was read could not be compared. */
  type(why?: 'asked' | 'unscreenable'): void;
  /** Back to waiting, from whatever needs no decision. */
  leave(): void;
  change(change: Partial<Pick<Shown, 'step' | 'acknowledged' | 'holder'>>): void;
  decide(decision: Pick<Decision, 'outcome' | 'reason' | 'overrideReason' | 'asksForProtection'>): Promise<void>;
  correct(id: string | null): void;
}

const ids = new V7Generator();

const isSame = (a: Presented, b: Presented) => JSON.stringify(a) === JSON.stringify(b);

/** @param holderNote the officer's answer about a listed document's holder, in words for the second line */
export function openLane(
  place: LanePlace,
  accountId: string,
  holderNote: (answer: Shown['holder']) => string | undefined,
): Lane {
  const state = openStore<LaneState>({ at: 'waiting' });
  const count = todayCount(accountId, place);
  let nextScan: readonly string[] | null = null;

  const isCurrent = (question: Question) => {
    const now = state.get();
    return 'question' in now && now.question === question;
  };

  function show(question: Question, inspection: Shown['inspection']): void {
    noteListAge(inspection.screening.listAgeMs);
    state.set(shownOf(question, inspection));
    playScanTone();
    measureSignal(lastScanKeyAt);
  }

  async function ask(question: Question): Promise<void> {
    const { captureMode, mrz, document } = question.presented;
    const body = { ...place, captureMode, ...(mrz && { mrz: [...mrz] }), ...(document && { document }) };
    const silent = setTimeout(() => isCurrent(question) && state.set({ at: 'unanswered', question }), SILENT_AFTER_MS);
    try {
      const { data, error, response } = await api.PUT('/v1/inspections/{id}', {
        ...{ params: { path: { id: question.id } }, body },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!isCurrent(question)) return;
      if (data) return show(question, data);
      if (!isUnavailable(response.status) && response.status !== 401 && error) {
        state.set({ at: 'not-accepted', question, problem: error.code });
        return;
      }
    } catch {
      // No answer: below.
    } finally {
      clearTimeout(silent);
    }
    if (!isCurrent(question)) return;
    state.set({ at: 'unanswered', question });
    askAgain(question);
  }

  /** At once when the connection is back, and every 2 seconds. */
  function askAgain(question: Question): void {
    let isAsked = false;
    const again = () => {
      if (isAsked) return;
      isAsked = true;
      clearTimeout(timer);
      unfollow();
      if (isCurrent(question)) void ask(question);
    };
    const timer = setTimeout(again, ASK_AGAIN_MS);
    const unfollow = connection.follow(() => connection.get().isConnected && again());
  }

  function present(presented: Presented): void {
    const id = ids.generateOrResetCore(nowMs(), 10_000).toString();
    const question = { id, presented, askedAt: nowMs() };
    state.set({ at: 'reading', question });
    void ask(question);
  }

  function scan(lines: readonly string[]): void {
    const now = state.get();
    const isWhole = isWholeZone(lines) || (lines.length === 1 && [72, 88, 90].includes(lines[0]?.length ?? 0));
    if (now.at === 'shown') {
      if (now.step === 'sending') nextScan = lines;
      else if (!isSame(now.question.presented, presentedOf(lines))) state.set({ ...now, hasOtherScan: true });
    } else if (now.at === 'reading' || now.at === 'unanswered') {
      // The reader is pressed again while nothing seems to happen: the same question stays asked.
      if (!isSame(now.question.presented, presentedOf(lines)) && now.at === 'unanswered') present(presentedOf(lines));
    } else if (isWhole) present(presentedOf(lines));
    else state.set({ at: 'typing', lines, why: 'incomplete' });
  }

  async function decide(choice: Parameters<Lane['decide']>[0]): Promise<void> {
    const now = state.get();
    if (now.at !== 'shown' || now.step === 'sending' || performance.now() - now.shownAt < TOO_SOON_MS) return;
    const startedAt = performance.now();
    const { question, inspection, acknowledged } = now;
    const decidedAt = nowMs();
    const note = holderNote(now.holder);
    const body: Decision = {
      ...choice,
      ...(acknowledged.length > 0 && { acknowledged: [...acknowledged] }),
      ...(note !== undefined && { note }),
      decidedAt: new Date(decidedAt).toISOString(),
    };
    const sending: LaneState = { ...now, step: 'sending', problem: null };
    state.set(sending);
    const name = travellerName(inspection.document);
    const sent = await sendDecision({ inspectionId: question.id, accountId, body, name, madeAt: decidedAt });
    if (sent.status === 'refused') {
      if (state.get() === sending) state.set({ ...now, step: 'choose', problem: sent.code });
      return;
    }
    const isTaken = sent.status === 'taken';
    const outcome = isTaken ? sent.answer.outcome : choice.outcome;
    const hasCrossing = isTaken ? sent.answer.crossing !== null : outcome === 'admit';
    noteDecision({ inspectionId: question.id, name, outcome, decidedAt, isKept: !isTaken, hasCrossing });
    if (outcome !== 'abandon') countToday(count);
    state.set({ at: 'waiting' });
    measureDecision(startedAt);
    const waitingScan = nextScan;
    nextScan = null;
    if (waitingScan) scan(waitingScan);
  }

  /** A question without an answer may have reached the server all the same: its inspection is ended there, too. */
  function abandonUnanswered(question: Question): void {
    const body: Decision = { outcome: 'abandon', decidedAt: new Date(nowMs()).toISOString() };
    void sendDecision({ inspectionId: question.id, accountId, body, name: '—', madeAt: nowMs() });
  }

  return {
    state,
    scan,
    present,
    show: (question, inspection) => state.set(shownOf(question, inspection)),
    type: (why = 'asked') => state.set({ at: 'typing', lines: [], why }),
    leave() {
      const now = state.get();
      if (now.at === 'unanswered') abandonUnanswered(now.question);
      if (now.at !== 'shown') state.set({ at: 'waiting' });
    },
    change(change) {
      const now = state.get();
      if (now.at === 'shown' && now.step !== 'sending') state.set({ ...now, ...change });
    },
    decide,
    correct: (id) => state.set({ at: 'correcting', id }),
  };
}

function shownOf(question: Question, inspection: Shown['inspection']): Shown {
  return {
    ...{ at: 'shown', question, inspection, shownAt: performance.now(), step: 'choose' },
    ...{ acknowledged: [], holder: null, problem: null, hasOtherScan: false },
  };
}

function presentedOf(lines: readonly string[]): Presented {
  return { mrz: lines, captureMode: 'reader' };
}
