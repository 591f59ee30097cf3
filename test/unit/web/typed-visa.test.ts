import { describe, expect, it } from 'vitest';
import { moreWaysOf, type Presented, type TypedVisa } from '../../../web/src/rooms/crossings/lane/lane-state.ts';
import {
  readVisa,
  refusedVisaFields,
  type VisaDraft,
  visaDraftOf,
} from '../../../web/src/rooms/crossings/lane/typed-visa.ts';
import { inspectionWith } from '../../web/support/inspections.ts';

const draft = (typed: Partial<VisaDraft>): VisaDraft => ({ ...visaDraftOf(undefined), ...typed });

describe('a visa that an officer types', () => {
  it('is read as its paper says it', () => {
    const typed = draft({
      ...{ number: ' va1234567 ', validUntil: '20.12.2026', validFrom: '1.11.2026' },
      ...{ entries: 'double', days: '30', type: 't' },
    });
    const visa: TypedVisa = {
      ...{ number: 'VA1234567', validUntil: '2026-12-20', validFrom: '2026-11-01' },
      ...{ entries: 'double', days: 30, type: 'T' },
    };
    expect(readVisa(typed, false)).toEqual({ visa });
    expect(readVisa(visaDraftOf(visa), false)).toEqual({ visa });
  });

  it('is none where nothing was typed', () => {
    expect(readVisa(draft({ number: '  ' }), false)).toEqual({ visa: undefined });
  });

  it('needs number and last day, unless its zone was read', () => {
    expect(readVisa(draft({ days: '30' }), false)).toEqual({
      wrong: new Map([
        ['number', 'needed'],
        ['validUntil', 'needed'],
      ]),
    });
    expect(readVisa(draft({ days: '30' }), true)).toEqual({ visa: { days: 30 } });
  });

  it.each<[string, Partial<VisaDraft>, [string, string]]>([
    ['a number without a letter or a digit', { number: '–' }, ['number', 'no-number']],
    ['a day that does not exist', { validUntil: '31.02.2027' }, ['validUntil', 'no-day']],
    ['a month instead of a day', { validFrom: '11.2026' }, ['validFrom', 'no-day']],
    ['a first day after the last', { validFrom: '21.12.2026' }, ['validFrom', 'after-last']],
    ['no days', { days: '0' }, ['days', 'no-days']],
    ['days in words', { days: 'ten' }, ['days', 'no-days']],
  ])('is told at its field: %s', (_what, wrong, [field, fault]) => {
    const typed = draft({ number: 'V1', validUntil: '20.12.2026', ...wrong });
    expect(readVisa(typed, false)).toEqual({ wrong: new Map([[field, fault]]) });
  });

  it('is marked where the server did not take it, and nowhere else', () => {
    expect([...refusedVisaFields([{ pointer: '/visa/validUntil' }, { pointer: '/mrz' }])]).toEqual([
      ['validUntil', 'not-taken'],
    ]);
    expect(refusedVisaFields([{ pointer: '/otherDocuments' }]).size).toBe(0);
  });
});

describe('the visa’s way at a lane', () => {
  const ways = (nationality: string, direction: 'entry' | 'exit', more: Partial<Presented> = {}, isOfGroup = false) =>
    moreWaysOf(
      {
        question: { id: 'one', presented: { mrz: ['P<'], captureMode: 'reader', ...more }, askedAt: 0 },
        inspection: inspectionWith({ nationality }),
      },
      direction,
      isOfGroup,
    );

  it('is there for a foreigner who enters', () => {
    expect(ways('IND', 'entry')).toContain('visa');
    expect(ways('IND', 'exit')).not.toContain('visa');
    expect(ways('KGZ', 'entry')).not.toContain('visa');
    expect(ways('IND', 'entry', {}, true)).toEqual(['details', 'visa']);
  });

  it('stays there to mend the one that was typed, while two other documents leave no place for a new one', () => {
    const others = [['P<'], ['P<']];
    expect(ways('IND', 'entry', { otherDocuments: others })).not.toContain('visa');
    expect(ways('IND', 'entry', { otherDocuments: [['P<'], ['V<KGZ']] })).toContain('visa');
    const typed = ways('IND', 'entry', { otherDocuments: [['P<']], visa: { number: 'V1', validUntil: '2026-12-20' } });
    expect(typed).toContain('visa');
    expect(typed).not.toContain('other-document');
  });

  it('is not there where this page does not know what was presented: of a group that was taken up again', () => {
    expect(ways('IND', 'entry', { mrz: [] }, true)).toEqual(['details']);
  });
});

describe('the contract’s way at a lane', () => {
  const ways = (nationality: string, direction: 'entry' | 'exit') =>
    moreWaysOf(
      {
        question: { id: 'one', presented: { mrz: ['P<'], captureMode: 'reader' }, askedAt: 0 },
        inspection: inspectionWith({ nationality }),
      },
      direction,
      false,
    );

  it('is there for whoever enters from a state of the Eurasian Economic Union, and for nobody else', () => {
    for (const nationality of ['ARM', 'BLR', 'KAZ', 'RUS']) expect(ways(nationality, 'entry')).toContain('contract');
    expect(ways('RUS', 'exit')).not.toContain('contract');
    expect(ways('KGZ', 'entry')).not.toContain('contract');
    expect(ways('UZB', 'entry')).not.toContain('contract');
  });
});
