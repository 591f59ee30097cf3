import { describe, expect, it } from 'vitest';
import type { LaneState, Question, Step } from '../../../web/src/rooms/crossings/lane/lane-state.ts';
import { scanRule } from '../../../web/src/rooms/crossings/lane/scan-rule.ts';
import { inspectionWith } from '../../web/support/inspections.ts';

const FIRST = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const SECOND = ['P<UTOANDERSSON<<EVA<<<<<<<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const IN_PART = ['P<UTOANDERSSON<<EVA<<<<<<'];

const question: Question = { id: 'one', presented: { mrz: FIRST, captureMode: 'reader' }, askedAt: 0 };
const reading: LaneState = { at: 'reading', question, hasOtherScan: false };
const unanswered: LaneState = { at: 'unanswered', question, hasOtherScan: false };
const shown = (step: Step, deciding: 'admit' | 'abandon' | null = null): LaneState => ({
  ...{ at: 'shown', question, inspection: inspectionWith({}), shownAt: 0, step, deciding },
  ...{ acknowledged: [], holder: null, told: null, problem: null, hasOtherScan: false },
});

describe('a scan at a lane', () => {
  it.each<[string, LaneState]>([
    ['waits', { at: 'waiting' }],
    ['has a form open', { at: 'typing', lines: [], why: 'asked' }],
    ['corrects', { at: 'correcting', id: null }],
    [
      'was told that its question is not accepted',
      { at: 'not-accepted', question, problem: 'document-unreadable', errors: [] },
    ],
  ])('that %s is asked about, and what was read in part is typed on', (_what, state) => {
    expect(scanRule(state, FIRST)).toBe('take');
    expect(scanRule(state, [FIRST.join('')])).toBe('take');
    expect(scanRule(state, IN_PART)).toBe('mend');
  });

  it('while the answer is outstanding is never asked about beside it: the officer is told', () => {
    expect(scanRule(reading, SECOND)).toBe('tell');
    expect(scanRule(reading, IN_PART)).toBe('tell');
  });

  it('without an answer takes the place of the one before only when it was read whole', () => {
    expect(scanRule(unanswered, SECOND)).toBe('replace');
    expect(scanRule(unanswered, IN_PART)).toBe('tell');
  });

  it('while a traveller is undecided is told, and never decided as the first', () => {
    for (const step of ['choose', 'protection', 'refusal-reason', 'override-reason', 'holder'] as const) {
      expect(scanRule(shown(step), SECOND)).toBe('tell');
      expect(scanRule(shown(step), IN_PART)).toBe('tell');
    }
  });

  it('while a decision is being sent waits for it', () => {
    expect(scanRule(shown('sending', 'admit'), SECOND)).toBe('wait');
    expect(scanRule(shown('sending', 'admit'), IN_PART)).toBe('wait');
  });

  it('when another document or a visa of the traveller is asked for is checked together with the first, once it was read whole', () => {
    expect(scanRule(shown('other-document'), SECOND)).toBe('add');
    expect(scanRule(shown('visa'), SECOND)).toBe('add');
    expect(scanRule(shown('other-document'), IN_PART)).toBe('tell');
    expect(scanRule(shown('other-document'), FIRST)).toBe('same');
    const both: Question = { ...question, presented: { ...question.presented, otherDocuments: [SECOND] } };
    expect(scanRule({ ...shown('other-document'), question: both } as LaneState, SECOND)).toBe('same');
  });

  it('of the same document again is the same traveller, unless the scan before is being ended as a wrong one', () => {
    for (const state of [reading, unanswered, shown('choose'), shown('sending', 'admit')]) {
      expect(scanRule(state, FIRST)).toBe('same');
      expect(scanRule(state, [FIRST.join('')])).toBe('same');
    }
    expect(scanRule(shown('sending', 'abandon'), FIRST)).toBe('wait');
  });
});
