import { describe, expect, it } from 'vitest';
import { appliesTo, isAboutDocument, isDiscreet, meansNationality } from '../../../src/screening/listed-entry.ts';
import { listedEntry } from './invented.ts';

describe('an entry', () => {
  it.each([
    ['refuse-entry', [], true, false],
    ['refuse-exit', [], false, true],
    ['arrest', [], true, true],
    ['report-discreetly', [], true, true],
    ['refuse-entry', ['exit'], false, true],
    ['arrest', ['entry'], true, false],
    ['refuse-exit', ['entry', 'exit'], true, true],
  ] as const)('with action %s and directions %j holds on entry: %s, on exit: %s', (action, directions, entry, exit) => {
    const listed = listedEntry({ action, directions });
    expect(appliesTo(listed, 'entry', '2026-05-01')).toBe(entry);
    expect(appliesTo(listed, 'exit', '2026-05-01')).toBe(exit);
  });

  it.each([
    ['2026-04-30', false],
    ['2026-05-01', true],
    ['2026-05-31', true],
    ['2026-06-01', false],
  ])('valid from 1 to 31 May holds on %s: %s', (day, holds) => {
    const listed = listedEntry({ action: 'arrest', validFrom: '2026-05-01', validTo: '2026-05-31' });
    expect(appliesTo(listed, 'entry', day)).toBe(holds);
  });

  it.each([
    [[], 'KAZ', true],
    [['AFG', 'PAK'], 'PAK', true],
    [['AFG', 'PAK'], 'KAZ', false],
    [['D'], 'DEU', true],
    [['AFG'], '', true],
  ])('narrowed to %j means a traveller of nationality %j: %s', (onlyNationalities, nationality, isMeant) => {
    expect(meansNationality(listedEntry({ onlyNationalities }), nationality)).toBe(isMeant);
  });

  it('is discreet by its action alone', () => {
    expect(isDiscreet(listedEntry({ action: 'report-discreetly', category: 'other' }))).toBe(true);
    expect(isDiscreet(listedEntry({ action: 'refer', category: 'discreet-check' }))).toBe(false);
  });

  it('is about a document when that was lost, stolen or invalidated', () => {
    expect(isAboutDocument({ category: 'stolen-document' })).toBe(true);
    expect(isAboutDocument({ category: 'wanted-for-arrest' })).toBe(false);
  });
});
