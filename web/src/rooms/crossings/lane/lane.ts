import { V7Generator } from 'uuidv7';
import type { FieldError } from '../../../platform/api.ts';
import { noteSilence, nowMs } from '../../../platform/connection.ts';
import { lastScanKeyAt } from '../../../platform/keyboard.ts';
import { noteListAge } from '../../../platform/lane-state.ts';
import { openStore, type Store } from '../../../platform/store.ts';
import { askInspection, soonAgain } from './ask-inspection.ts';
import { detailsNow } from './journey.ts';
import { changeEntry, countToday, noteDecision, todayCount } from './lane-ledger.ts';
import type { LanePlace } from './lane-place.ts';
import {
  type Decision,
  type LaneState,
  type Presented,
  type Question,
  type Shown,
  type Step,
  TOO_SOON_MS,
} from './lane-state.ts';
import { measureDecision, measureSignal } from './lane-timing.ts';
import type { KeptDecision } from './outbox.ts';
import { scanRule } from './scan-rule.ts';
import { playScanTone } from './scan-tone.ts';
import { isNothingToEnd, keepRefused, sendAct } from './send-acts.ts';
import { presentedName, travellerName } from './traveller-name.ts';

/** A question this old shows that there is no answer yet. */
const SILENT_AFTER_MS = 2_500;

/** One lane at work: what is shown, and what the officer can make of it. */
export interface Lane {
  state: Store<LaneState>;
  scan(lines: readonly string[]): void;
  present(presented: Presented): void;
  /** An inspection that was asked elsewhere: a member of a group. */
  show(question: Question, inspection: Shown['inspection']): void;
  /** One that was asked elsewhere and not accepted: what is wrong with it is mended. */
  showRefused(question: Question, problem: string, errors: readonly FieldError[]): void;
  /** By hand; `unscreenable`: what was read could not be compared. */
  type(why?: 'asked' | 'unscreenable'): void;
  /** Back to waiting, from whatever needs no decision. */
  leave(): void;
  change(change: Partial<Pick<Shown, 'step' | 'acknowledged' | 'holder' | 'told'>>): void;
  /** @returns whether it was taken or kept; then the lane waits, or goes on with the next document */
  decide(decision: Pick<Decision, 'outcome' | 'reason' | 'overrideReason' | 'asksForProtection'>): Promise<boolean>;
  /** The same traveller with more: what was asked is ended as a wrong scan, and asked anew. */
  askAnew(more: Pick<Presented, 'otherDocuments' | 'details' | 'visa' | 'workContract'>): Promise<void>;
  correct(id: string | null): void;
  /** Somebody else is at the page: nobody is at this lane. */
  forget(): void;
}

/** Steps at which something is typed or scanned before anything is done. */
const FORMS: readonly Step[] = ['details', 'other-document', 'visa', 'contract'];

const ids = new V7Generator();

interface LaneDeps {
  place: LanePlace;
  accountId: string;
  /** The officer's answer about a listed document's holder, in words for the second line. */
  holderNote(answer: Shown['holder']): string | undefined;
  /** What is told of the journey with each document that is read here. */
  detailsOf(): Presented['details'];
}

export function openLane({ place, accountId, holderNote, detailsOf }: LaneDeps): Lane {
  const state = openStore<LaneState>({ at: 'waiting' });
  const count = todayCount(accountId, place);
  /** Questions on their way to the server, by their ids. */
  const underWay = new Map<string, Promise<unknown>>();
  let nextScan: readonly string[] | null = null;

  /** The state that a question stands in, as long as it is the one at this lane. */
  const stateOf = (question: Question) => {
    const now = state.get();
    return 'question' in now && now.question === question ? now : null;
  };

  async function ask(question: Question): Promise<void> {
    const showSilence = () => {
      const now = stateOf(question);
      if (now?.at === 'reading') state.set({ ...now, at: 'unanswered' });
    };
    // The header says the same as the panel.
    const silent = setTimeout(() => {
      noteSilence();
      showSilence();
    }, SILENT_AFTER_MS);
    const asking = askInspection(place, question);
    underWay.set(question.id, asking);
    const asked = await asking;
    underWay.delete(question.id);
    clearTimeout(silent);
    const now = stateOf(question);
    if (now?.at !== 'reading' && now?.at !== 'unanswered') return;
    if (asked.status === 'answered') {
      noteListAge(asked.inspection.screening.listAgeMs);
      state.set({ ...shownOf(question, asked.inspection), hasOtherScan: now.hasOtherScan });
      playScanTone();
      measureSignal(lastScanKeyAt);
    } else if (asked.status === 'not-accepted') {
      state.set({ at: 'not-accepted', question, problem: asked.problem, errors: asked.errors });
    } else {
      showSilence();
      soonAgain(() => stateOf(question) && void ask(question));
    }
  }

  function present(presented: Presented): void {
    const details = presented.details ?? detailsOf();
    const id = ids.generateOrResetCore(nowMs(), 10_000).toString();
    const question = { id, presented: { ...presented, ...(details && { details }) }, askedAt: nowMs() };
    state.set({ at: 'reading', question, hasOtherScan: false });
    void ask(question);
  }

  function scan(lines: readonly string[]): void {
    const now = state.get();
    const act = scanRule(now, lines);
    if (act === 'replace' && now.at === 'unanswered') void endUnanswered(now.question);
    if (act === 'take' || act === 'replace') present({ mrz: lines, captureMode: 'reader' });
    if (act === 'mend') state.set({ at: 'typing', lines, why: 'incomplete' });
    if (act === 'wait') nextScan = lines;
    if (act === 'tell') tellOtherScan();
    if (act === 'add' && now.at === 'shown') {
      void askAnew({ otherDocuments: [...(now.question.presented.otherDocuments ?? []), lines] });
    }
  }

  /** The officer may believe that the newer document is on the screen: a key pressed at once after it does not count. */
  function tellOtherScan(): void {
    const now = state.get();
    if (now.at === 'shown') state.set({ ...now, hasOtherScan: true, shownAt: performance.now() });
    if (now.at === 'reading' || now.at === 'unanswered') state.set({ ...now, hasOtherScan: true });
  }

  async function send(shown: Shown, choice: Parameters<Lane['decide']>[0], isNoted: boolean): Promise<boolean> {
    const decidedAt = nowMs();
    const { question, inspection, acknowledged, told } = shown;
    const note = holderNote(shown.holder);
    const body: Decision = {
      ...choice,
      ...(acknowledged.length > 0 && { acknowledged: [...acknowledged] }),
      ...(note !== undefined && { note }),
      ...(told && choice.outcome !== 'abandon' && { details: told }),
      decidedAt: new Date(decidedAt).toISOString(),
    };
    const name = travellerName(inspection.document);
    const act: KeptDecision = { inspectionId: question.id, accountId, body, name, madeAt: decidedAt };
    const sent = await sendAct(act);
    const now = stateOf(question);
    if (sent.status === 'refused') {
      const hasOtherScan = shown.hasOtherScan || nextScan !== null;
      nextScan = null;
      if (now?.at === 'shown') {
        state.set({ ...shown, step: 'choose', problem: sent.code, hasOtherScan, shownAt: performance.now() });
      } else await keepRefused(act, sent.code);
      return false;
    }
    const answer = sent.status === 'taken' ? sent.answer : null;
    const outcome = answer?.outcome ?? choice.outcome;
    const hasCrossing = answer ? answer.crossing !== null : choice.outcome === 'admit';
    const isKept = sent.status === 'kept';
    if (isNoted) noteDecision({ inspectionId: question.id, name, outcome, decidedAt, isKept, hasCrossing });
    if (outcome !== 'abandon') countToday(count);
    return now !== null;
  }

  /** @returns the scan that waited for the decision, once that is taken or kept; null: none; false: it was not to be */
  async function decideOnly(
    choice: Parameters<Lane['decide']>[0],
    { isNoted = true }: { isNoted?: boolean } = {},
  ): Promise<readonly string[] | null | false> {
    const shown = state.get();
    if (shown.at !== 'shown' || shown.step === 'sending') return false;
    if (performance.now() - shown.shownAt < TOO_SOON_MS) return false;
    const startedAt = performance.now();
    state.set({ ...shown, step: 'sending', problem: null, deciding: choice.outcome });
    if (!(await send(shown, choice, isNoted))) return false;
    const waiting = nextScan;
    nextScan = null;
    state.set({ at: 'waiting' });
    measureDecision(startedAt);
    return waiting;
  }

  /** A question without an answer may have reached the server all the same: its inspection is ended there, too. */
  async function endUnanswered(question: Question): Promise<void> {
    const decidedAt = nowMs();
    const body: Decision = { outcome: 'abandon', decidedAt: new Date(decidedAt).toISOString() };
    const name = presentedName(question.presented);
    const act: KeptDecision = { inspectionId: question.id, accountId, body, name, madeAt: decidedAt };
    const entry = { inspectionId: question.id, name, outcome: 'abandon', decidedAt, hasCrossing: false } as const;
    noteDecision({ ...entry, isKept: false });
    // What overtakes a question ends nothing, and the question would open an inspection that nobody ends.
    await underWay.get(question.id);
    const sent = await sendAct(act);
    if (sent.status === 'kept') changeEntry(question.id, { isKept: true });
    if (sent.status === 'refused' && !isNothingToEnd(act, sent.code)) await keepRefused(act, sent.code);
  }

  async function askAnew(more: Parameters<Lane['askAnew']>[0]): Promise<void> {
    const shown = state.get();
    if (shown.at !== 'shown') return;
    const waiting = await decideOnly({ outcome: 'abandon' }, { isNoted: false });
    if (waiting === false) {
      // Too soon, or refused: what was read is not taken with it.
      if (more.otherDocuments) tellOtherScan();
      return;
    }
    present({ ...shown.question.presented, ...(shown.told && { details: detailsNow(shown) }), ...more });
    if (waiting) scan(waiting);
  }

  return {
    state,
    scan,
    present,
    show: (question, inspection) => state.set(shownOf(question, inspection)),
    showRefused: (question, problem, errors) => state.set({ at: 'not-accepted', question, problem, errors }),
    type(why = 'asked') {
      const now = state.get();
      if (now.at === 'unanswered') void endUnanswered(now.question);
      const presented = 'question' in now && now.at !== 'shown' ? now.question.presented : undefined;
      const errors = now.at === 'not-accepted' ? now.errors : [];
      const { mrz: lines = [], document, visa } = presented ?? {};
      state.set({ at: 'typing', lines, why, ...(document && { typed: { document, visa, errors } }) });
    },
    leave() {
      const now = state.get();
      if (now.at === 'unanswered') void endUnanswered(now.question);
      if (now.at !== 'shown') state.set({ at: 'waiting' });
    },
    change(change) {
      const now = state.get();
      if (now.at !== 'shown' || now.step === 'sending') return;
      // What stands here now was not to be read before: a key that was struck twice decides nothing. A form is filled in first.
      const isForm = change.step !== undefined && FORMS.includes(change.step);
      const shownAt = change.step === undefined || isForm ? now.shownAt : performance.now();
      state.set({ ...now, ...change, shownAt });
    },
    async decide(choice) {
      const waiting = await decideOnly(choice);
      if (waiting) scan(waiting);
      return waiting !== false;
    },
    askAnew,
    correct: (id) => state.set({ at: 'correcting', id }),
    forget() {
      nextScan = null;
      state.set({ at: 'waiting' });
    },
  };
}

function shownOf(question: Question, inspection: Shown['inspection']): Shown {
  return {
    ...{ at: 'shown', question, inspection, shownAt: performance.now(), step: 'choose' },
    ...{ acknowledged: [], holder: null, told: null, problem: null, hasOtherScan: false, deciding: null },
  };
}
