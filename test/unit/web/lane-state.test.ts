import { describe, expect, it } from 'vitest';
import {
  moreWaysOf,
  needsOverrideReason,
  panelOf,
  reasonsOf,
  toAcknowledge,
  waysOf,
} from '../../../web/src/rooms/crossings/lane/lane-state.ts';
import { DECISION_SIGNALS, inspectionWith } from '../../web/support/inspections.ts';

const shown = (inspection: ReturnType<typeof inspectionWith>, acknowledged: string[] = []) => ({
  inspection,
  acknowledged,
});

describe('the ways on at a lane', () => {
  it('let Enter admit a go, and nothing else', () => {
    for (const signal of DECISION_SIGNALS) {
      for (const direction of ['entry', 'exit'] as const) {
        const ways = waysOf(
          shown(inspectionWith({ signal, verdict: signal === 'hold' ? 'stop' : 'clear' })),
          direction,
        );
        expect(ways.includes('admit-at-once')).toBe(signal === 'go');
      }
    }
  });

  it('admit a look only when each advisory has been noted', () => {
    const inspection = inspectionWith({
      signal: 'look',
      advisories: [
        { code: 'minor', level: 'look', age: 9 },
        { code: 'already-inside', level: 'look' },
        { code: 'document-expiring', level: 'note', daysLeft: 3 },
      ],
    });
    expect(toAcknowledge(shown(inspection)).map(({ code }) => code)).toEqual(['minor', 'already-inside']);
    expect(waysOf(shown(inspection, ['minor']), 'entry')).not.toContain('admit');
    expect(waysOf(shown(inspection, ['minor', 'already-inside']), 'entry')).toContain('admit');
  });

  it('ask why for any advisory but a minor', () => {
    expect(needsOverrideReason(inspectionWith({ advisories: [{ code: 'minor', level: 'look' }] }))).toBe(false);
    expect(needsOverrideReason(inspectionWith({ advisories: [{ code: 'already-inside', level: 'look' }] }))).toBe(true);
  });

  it('never refuse a citizen’s entry, and refuse a citizen’s exit', () => {
    const citizen = inspectionWith({ signal: 'go', nationality: 'KGZ' });
    expect(waysOf(shown(citizen), 'entry')).not.toContain('refuse');
    expect(waysOf(shown(citizen), 'exit')).toContain('refuse');
  });

  it('give a hold to the second line; a wrong scan ends only a hold without hits', () => {
    expect(waysOf(shown(inspectionWith({ signal: 'hold', verdict: 'stop' })), 'entry')).toEqual([
      'refer',
      'protection',
    ]);
    expect(waysOf(shown(inspectionWith({ signal: 'hold', verdict: 'clear' })), 'entry')).toContain('abandon');
    expect(waysOf(shown(inspectionWith({ signal: 'hold', verdict: 'unscreenable' })), 'entry')).toContain('abandon');
  });

  it('ask of a listed document whether its holder is the owner', () => {
    const inspection = inspectionWith({ signal: 'hold', verdict: 'stop', category: 'stolen-document' });
    expect(waysOf(shown(inspection), 'exit')[0]).toBe('holder');
  });

  it('let the officer type what no machine can compare', () => {
    expect(waysOf(shown(inspectionWith({ signal: 'hold', verdict: 'unscreenable' })), 'entry')[0]).toBe('type');
  });

  it('show what cannot be compared as a manual check', () => {
    expect(panelOf({ signal: 'hold', verdict: 'unscreenable' })).toBe('manual-check');
    expect(panelOf({ signal: 'hold', verdict: 'review' })).toBe('hold');
  });

  it('take what is told of the journey, and another document wherever a wrong scan may be ended, two more at most', () => {
    const of = (
      inspection: ReturnType<typeof inspectionWith>,
      otherDocuments: string[][] = [],
      { isOfGroup = false } = {},
    ) => {
      const question = {
        id: 'one',
        presented: { mrz: ['P<'], captureMode: 'reader', otherDocuments },
        askedAt: 0,
      } as const;
      return moreWaysOf({ question, inspection }, 'entry', isOfGroup);
    };
    expect(of(inspectionWith({ signal: 'go' }))).toEqual(['details', 'other-document', 'visa']);
    expect(of(inspectionWith({ signal: 'look' }), [['A']])).toEqual(['details', 'other-document', 'visa']);
    expect(of(inspectionWith({ signal: 'go' }), [['A'], ['B']])).toEqual(['details']);
    expect(of(inspectionWith({ signal: 'hold', verdict: 'stop' }))).toEqual(['details']);
    expect(of(inspectionWith({ signal: 'hold', verdict: 'unscreenable' }))).toEqual([]);
    expect(of(inspectionWith({ signal: 'go' }), [], { isOfGroup: true })).toEqual(['details', 'visa']);
  });

  it('have each direction’s own reasons of a refusal', () => {
    expect(reasonsOf('entry')).toHaveLength(11);
    expect(reasonsOf('exit')).toEqual(['exit-ban', 'no-parental-consent', 'wanted', 'document-invalid']);
  });
});
