import { describe, expect, it } from 'vitest';
import { factsMissing, narrowingOf, valuesBeside, valuesOf, withFact } from '../../../src/vigilance/narrowing.ts';
import { tellWithoutReason } from '../../../src/vigilance/told-without-reason.ts';
import { listedEntry, screenedDocument } from '../screening/invented.ts';

describe('what one more fact would leave', () => {
  it('is asked of what the entry does not say, the birth year first', () => {
    const bare = listedEntry({ birthDates: [], nationalities: [], sex: null });
    expect(factsMissing(bare)).toEqual(['birthYear', 'nationality', 'sex']);
    expect(factsMissing({ ...bare, birthDates: ['c1970'], sex: 'M' })).toEqual(['nationality']);
  });

  it('is nothing for a document, which means whoever carries it', () => {
    expect(factsMissing(listedEntry({ category: 'stolen-document', birthDates: [], sex: null }))).toEqual([]);
  });

  it('is tried with what the documents of the people say, and not with what they leave open', () => {
    const documents = [
      screenedDocument({ birthDate: '1985-03-02', nationality: 'UZB', sex: 'M' }),
      screenedDocument({ birthDate: '1985', nationality: 'UZB', sex: 'X' }),
      screenedDocument({ birthDate: null, nationality: 'KGZ', sex: 'X' }),
    ];
    expect(valuesOf('birthYear', documents)).toEqual(['1985']);
    expect(valuesOf('nationality', documents)).toEqual(['UZB', 'KGZ']);
    expect(valuesOf('sex', documents)).toEqual(['M']);
  });

  it('is the same entry otherwise', () => {
    const bare = listedEntry({ birthDates: [], nationalities: [], sex: null });
    expect(withFact(bare, 'birthYear', '1985')).toEqual({ ...bare, birthDates: ['1985'] });
    expect(withFact(bare, 'nationality', 'UZB')).toEqual({ ...bare, nationalities: ['UZB'] });
    expect(withFact(bare, 'sex', 'F')).toEqual({ ...bare, sex: 'F' });
  });

  it('is told by the value in the middle and by the worst', () => {
    expect(narrowingOf('birthYear', [17, 1, 3, 2, 9])).toEqual({ fact: 'birthYear', typical: 3, most: 17 });
    expect(narrowingOf('sex', [12, 400])).toEqual({ fact: 'sex', typical: 400, most: 400 });
    expect(narrowingOf('birthYear', [])).toBeUndefined();
  });

  it('is not undercut by a year in which nobody was born, between two in which many were', () => {
    expect(valuesBeside('birthYear', '1985')).toEqual(['1984', '1986']);
    expect(valuesBeside('nationality', 'UZB')).toEqual([]);
    expect(narrowingOf('birthYear', [9, 9], [0, 18, 0])).toEqual({ fact: 'birthYear', typical: 9, most: 18 });
  });
});

describe('a simulation that is asked without a reason', () => {
  const nobody = { stopped: 0, stoppedTravellers: 0, reviewed: 0, reviewedTravellers: 0 };
  const counted = { ...nobody, reported: 0, reportedTravellers: 0, narrowings: [] };
  const birthYear = { fact: 'birthYear', typical: 3, most: 17 } as const;

  it('tells of many people how many they are', () => {
    const told = tellWithoutReason({ ...counted, stopped: 500, stoppedTravellers: 412, narrowings: [birthYear] });
    expect(told).toMatchObject({ stopped: 500, stoppedTravellers: 412 });
    expect(told.narrowings).toEqual([{ fact: 'birthYear', typical: null, most: 17 }]);
  });

  it('tells neither one person from nobody, nor how often that person crosses', () => {
    const told = tellWithoutReason({ ...counted, stopped: 30, stoppedTravellers: 1 });
    expect(told).toEqual(tellWithoutReason(counted));
    expect(told).toMatchObject({ stopped: null, stoppedTravellers: null, reviewedTravellers: null });
  });

  it('does not tell by a narrowing that somebody was met', () => {
    const few = { fact: 'sex', typical: 1, most: 4 } as const;
    expect(tellWithoutReason({ ...counted, narrowings: [few] }).narrowings).toEqual([]);
    expect(tellWithoutReason({ ...counted, narrowings: [few, birthYear] }).narrowings).toHaveLength(1);
  });
});
