import { expect, test } from 'vitest';
import { type StayTrial, trialFaults, tryStayRule } from '../../../src/stays/stay-rule-trial.ts';

const rule: StayTrial['rule'] = {
  ...{ title: 'Visa-free: 30 days in 60', nationalities: ['IND'], basis: 'visa-free', method: 'rolling-window' },
  ...{ days: 30, windowDays: 60, resetAfterDays: null, countsEntryDay: true, countsExitDay: true },
  ...{ countsDaysBefore: true, registrationFreeDays: 5, barDays: null, validFrom: '2026-01-01', validTo: null },
};
const trial = (changes: Partial<StayTrial> = {}): StayTrial => ({
  ...{ rule, visits: [{ entryDate: '2026-03-01', exitDate: '2026-03-10' }], onDate: '2026-03-20' },
  ...{ termFrom: null, termUntil: null, termDays: null, termEntries: null },
  ...changes,
});

test('a rule that is tried counts day by day as the lane does', () => {
  expect(tryStayRule(trial())).toMatchObject({ used: 10, left: 20, until: '2026-04-08', isInside: false });
  expect(tryStayRule(trial({ onDate: '2026-05-08' }))).toMatchObject({ used: 1 });
});

test('a trial that does not fit together is told by field', () => {
  expect(trialFaults(trial())).toEqual([]);
  const faults = trialFaults(
    trial({ rule: { ...rule, windowDays: null }, visits: [{ entryDate: '2026-03-10', exitDate: '2026-03-01' }] }),
  );
  expect(faults.map(({ pointer }) => pointer)).toEqual(['/rule/windowDays', '/visits/0/exitDate']);
  const ancient = trialFaults(trial({ visits: [{ entryDate: '1990-01-01', exitDate: null }] }));
  expect(ancient.map(({ pointer }) => pointer)).toEqual(['/visits/0/entryDate']);
});

test('a rule of visas is tried with what a visa says', () => {
  const visas = {
    ...rule,
    nationalities: [],
    basis: 'visa',
    method: 'document-term',
    days: null,
    windowDays: null,
  } as const;
  const visa = { termFrom: '2026-02-01', termUntil: '2026-04-30', termDays: 30, termEntries: 2 };
  const tried = tryStayRule(trial({ rule: visas, ...visa }));
  expect(tried).toMatchObject({ limit: 'term', used: 10, left: 20, until: '2026-04-08', entriesUsed: 1 });
  expect(tryStayRule(trial({ rule: visas, ...visa, termEntries: 1 }))).toMatchObject({ isUsedUp: true, left: 0 });
  // Of a rule that no document decides it says nothing.
  expect(tryStayRule(trial(visa))).toEqual(tryStayRule(trial()));
  expect(trialFaults(trial({ ...visa, termFrom: '2026-05-01' })).map(({ pointer }) => pointer)).toEqual(['/termFrom']);
});

test('a rule of workers is tried with what a contract says, however it counts: as the lane does', () => {
  const workers = { ...rule, nationalities: ['ARM'], basis: 'eaeu-worker', method: 'per-visit' } as const;
  const perVisit = { ...workers, days: 90, windowDays: null };
  const contract = { termFrom: '2026-02-01', termUntil: '2026-04-30' };
  const inside = [{ entryDate: '2026-03-01', exitDate: null }];
  expect(tryStayRule(trial({ rule: perVisit, visits: inside, ...contract }))).toMatchObject({
    ...{ limit: 'term', used: 20, left: 42, until: '2026-04-30' },
  });
  // It may have been prolonged by then.
  expect(tryStayRule(trial({ rule: perVisit, visits: inside, onDate: '2026-05-02', ...contract }))).toMatchObject({
    ...{ left: 0, until: '2026-04-30', overDays: 0, isUsedUp: false },
  });
});
