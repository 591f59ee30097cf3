import { describe, expect, test } from 'vitest';
import type { PermitBasis } from '../../../src/documents/stay-permit.ts';
import { permitShown } from '../../../src/documents/stay-permit.ts';
import type { TravelDocument } from '../../../src/documents/travel-document.ts';
import type { StayPermit } from '../../../src/stays/stay-keys.ts';
import { type BasisFacts, ruleOfTraveller, type StayRule, termOf } from '../../../src/stays/stay-rule.ts';

const DAY = '2026-11-23';

function rule(basis: StayRule['basis'], nationalities: readonly string[] = []): StayRule {
  return {
    ...{ id: basis, title: null, basis, nationalities, method: 'document-term', days: null, windowDays: null },
    ...{ resetAfterDays: null, countsEntryDay: true, countsExitDay: true, countsDaysBefore: true },
    ...{ registrationFreeDays: null, barDays: null, validFrom: '2020-01-01', validTo: null },
  };
}
const RULES = [
  ...[rule('citizen', ['KGZ']), rule('residence'), rule('visa')],
  ...[rule('eaeu-worker', ['ARM']), rule('visa-free', ['ARM', 'TUR'])],
];

const permit = (basis: PermitBasis, until = '2027-06-30', from: string | null = null): StayPermit => ({
  ...{ basis, key: 'k', from, until, entries: null, days: null },
});
const basisOf = (facts: Partial<BasisFacts>) =>
  ruleOfTraveller(
    RULES,
    { nationality: 'ARM', travellerKind: 'ordinary', purpose: 'not-asked', permit: null, ...facts },
    DAY,
  )?.basis;

describe('on what a stay rests', () => {
  test.each<[string, Partial<BasisFacts>, string | undefined]>([
    ['a visitor of a nationality that needs no visa', {}, 'visa-free'],
    ['who comes to work, and shows no contract', { purpose: 'work-here' }, 'eaeu-worker'],
    ['who shows one that is good, whatever was said', { permit: permit('eaeu-worker') }, 'eaeu-worker'],
    ['whose contract is over', { purpose: 'work-here', permit: permit('eaeu-worker', '2026-11-22') }, 'visa-free'],
    ['whose contract has not begun', { permit: permit('eaeu-worker', '2027-06-30', '2026-11-24') }, 'visa-free'],
    [
      'a contract of a nationality that is not of the Union',
      { nationality: 'TUR', permit: permit('eaeu-worker') },
      'visa-free',
    ],
    ['a visa of who could come without', { permit: permit('visa') }, 'visa'],
    ['a visa that is over, of who needs one', { nationality: 'IND', permit: permit('visa', '2026-11-22') }, 'visa'],
    ['a diplomat with a visa', { travellerKind: 'diplomat', nationality: 'IND', permit: permit('visa') }, 'visa'],
    ['a diplomat without', { travellerKind: 'diplomat' }, undefined],
    ['a diplomat whose visa is over', { travellerKind: 'diplomat', permit: permit('visa', '2026-11-22') }, undefined],
    ['a citizen, whatever is shown', { nationality: 'KGZ', permit: permit('visa') }, 'citizen'],
  ])('%s', (_, facts, basis) => {
    expect(basisOf(facts)).toBe(basis);
  });

  test('only what may have been put off meanwhile is held against nobody: a contract, a diplomat’s visa', () => {
    const mayBeProlonged = (basis: PermitBasis, travellerKind: string) =>
      termOf(rule(basis), { permit: permit(basis), travellerKind })?.mayBeProlonged;
    expect(mayBeProlonged('eaeu-worker', 'ordinary')).toBe(true);
    expect(mayBeProlonged('visa', 'diplomat')).toBe(true);
    expect(mayBeProlonged('visa', 'ordinary')).toBe(false);
    expect(mayBeProlonged('residence', 'driver')).toBe(false);
    // A visa says nothing of a stay that rests on something else.
    expect(termOf(rule('visa-free'), { permit: permit('visa'), travellerKind: 'ordinary' })).toBeNull();
  });
});

describe('of several permits that were shown the stay rests', () => {
  type Granting = Parameters<typeof permitShown>[0][number];
  const terms = { type: null, entries: null, validFrom: null, days: null };
  const passport = (workContract?: TravelDocument['workContract']): Granting => ({
    ...{ issuingState: 'ARM', documentNumber: 'A1', expiryDate: '2030-01-01' },
    ...(workContract && { workContract }),
  });
  const granting = (basis: 'visa' | 'residence', expiryDate: string): Granting => ({
    ...{ issuingState: 'KGZ', documentNumber: `${basis} ${expiryDate}`, expiryDate, permit: { basis, ...terms } },
  });
  const contract = (validUntil: string) => ({ number: null, validFrom: null, validUntil });
  const shown = (...documents: Granting[]) => {
    const found = permitShown(documents, DAY);
    return found && `${found.basis} ${found.validUntil}`;
  };

  test('on one that is good before one that is not, then on a residence permit, a visa, a contract', () => {
    const work = passport(contract('2027-12-31'));
    expect(shown(work, granting('visa', '2026-12-01'))).toBe('visa 2026-12-01');
    expect(shown(work, granting('visa', '2026-11-22'))).toBe('eaeu-worker 2027-12-31');
    expect(shown(work, granting('visa', '2026-12-01'), granting('residence', '2026-12-01'))).toBe(
      'residence 2026-12-01',
    );
    expect(shown(passport(), granting('visa', '2026-12-01'), granting('visa', '2026-12-31'))).toBe('visa 2026-12-31');
    expect(shown(passport())).toBeNull();
  });
});
