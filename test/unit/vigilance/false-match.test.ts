import { describe, expect, it } from 'vitest';
import type { OpenHit } from '../../../src/crossings/inspection.ts';
import { documentFromFields } from '../../../src/documents/typed-document.ts';
import { makeSecrets } from '../../../src/platform/secrets.ts';
import {
  isStrictDocumentHit,
  maySilence,
  silencedBy,
  silentUntil,
  stateOfMatch,
} from '../../../src/vigilance/false-match.ts';
import { type HolderFields, personFieldsOf, personKeyOf } from '../../../src/vigilance/person-key.ts';
import { listedEntry, screen, screenedDocument } from '../screening/invented.ts';

const holder = (changes: Partial<HolderFields> = {}): HolderFields => ({
  issuingState: 'KAZ',
  documentNumber: 'N07654321',
  personalNumber: null,
  surname: 'OSPANOVA',
  givenNames: 'AIGERIM',
  nativeName: null,
  birthDate: '1991-11-23',
  sex: 'F',
  nationality: 'KAZ',
  ...changes,
});

describe('the person of a document', () => {
  const same = (a: Partial<HolderFields>, b: Partial<HolderFields>) =>
    JSON.stringify(personFieldsOf(holder(a))) === JSON.stringify(personFieldsOf(holder(b)));

  it('is known again by the same document, however it was typed', () => {
    expect(same({}, { documentNumber: 'n 07654321', surname: 'Ospanova', givenNames: 'Aigerim' })).toBe(true);
    expect(same({ issuingState: 'D', nationality: 'D' }, { issuingState: 'DEU', nationality: 'DEU' })).toBe(true);
  });

  it('is known by the PIN in a new passport, and by nothing in one without', () => {
    const pin = { personalNumber: '21111199100123' };
    expect(same({ ...pin }, { ...pin, documentNumber: 'N09999999' })).toBe(true);
    expect(same({}, { documentNumber: 'N09999999' })).toBe(false);
    expect(same({ ...pin }, {})).toBe(false);
  });

  it.each([
    { surname: 'OSPANOVNA' },
    { birthDate: '1991-11-24' },
    { sex: 'M' as const },
    { nationality: 'KGZ' },
    { issuingState: 'KGZ' },
  ])('is another one with %j', (change) => {
    expect(same({}, change)).toBe(false);
    expect(same({ personalNumber: '21111199100123' }, { personalNumber: '21111199100123', ...change })).toBe(false);
  });

  it('is nobody while name, birth date or number is unknown', () => {
    expect(personFieldsOf(holder({ birthDate: null }))).toBeNull();
    expect(personFieldsOf(holder({ surname: '', givenNames: '' }))).toBeNull();
    expect(personFieldsOf(holder({ documentNumber: '' }))).toBeNull();
  });

  it('is kept as a hash that another installation does not share', () => {
    const [one, other] = [{ secrets: makeSecrets() }, { secrets: makeSecrets() }];
    expect(personKeyOf(one, holder())).toHaveLength(32);
    expect(personKeyOf(one, holder())?.equals(personKeyOf(one, holder()) ?? Buffer.of())).toBe(true);
    expect(personKeyOf(one, holder())?.equals(personKeyOf(other, holder()) ?? Buffer.of())).toBe(false);
  });
});

describe('what may be silenced', () => {
  const byName = { surname: 'MOLDOKULOV', givenNames: 'NURLAN', birthDate: '1975-03-02', sex: 'M' as const };
  const byBooklet = { issuingState: 'KGZ', documentNumber: 'AC1234567' };
  const hitOf = (entry: Parameters<typeof listedEntry>[0], traveller: Parameters<typeof screenedDocument>[0]) => {
    const documents = [screenedDocument(traveller)];
    const [hit] = screen([listedEntry(entry)], documents).hits;
    if (!hit) throw new Error('no hit');
    return { hit, documents };
  };

  it('is a hit by name and birth date', () => {
    const { hit, documents } = hitOf({ action: 'refuse-entry' }, byName);
    expect(maySilence(hit, documents)).toBe(true);
  });

  it.each(['arrest', 'report-discreetly'] as const)('is no %s', (action) => {
    const { hit, documents } = hitOf({ action }, byName);
    expect(maySilence(hit, documents)).toBe(false);
  });

  it('is not the listed booklet itself, in whatever way its number is written', () => {
    const { hit, documents } = hitOf({ action: 'refuse-entry' }, byBooklet);
    expect(isStrictDocumentHit(hit, documents)).toBe(true);
    expect(maySilence(hit, documents)).toBe(false);
    expect(isStrictDocumentHit({ ...hit, band: 'review' }, documents)).toBe(true);
  });

  it('is a number alone: another state has given it, too', () => {
    const { hit, documents } = hitOf({ action: 'refuse-entry' }, { ...byName, ...byBooklet, issuingState: 'TJK' });
    expect(isStrictDocumentHit({ ...hit, band: 'review' }, documents)).toBe(false);
  });
});

describe('a remembered pair', () => {
  const key = (fill: number) => Buffer.alloc(32, fill);
  const remembered = (entryVersion: number, personKey: Buffer) => ({
    ...{ falseMatchId: `match-${entryVersion}`, entryId: 'entry-1', entryVersion, personKey },
  });
  const hit: Pick<OpenHit, 'entryId' | 'version'> = { entryId: 'entry-1', version: 2 };

  it('silences the version that was found false, for that person', () => {
    expect(silencedBy([hit], [key(1)], [remembered(2, key(1))])).toEqual(new Map([['entry-1', 'match-2']]));
  });

  it('says nothing about a changed entry, another person, or nobody', () => {
    expect(silencedBy([hit], [key(1)], [remembered(1, key(1))]).size).toBe(0);
    expect(silencedBy([hit], [key(3)], [remembered(2, key(1))]).size).toBe(0);
    expect(silencedBy([hit], [], [remembered(2, key(1))]).size).toBe(0);
  });

  it('speaks again when a second document tells of another holder', () => {
    expect(silencedBy([hit], [key(1), key(4)], [remembered(2, key(1))]).size).toBe(0);
    expect(silencedBy([hit], [key(1), key(4)], [remembered(2, key(1)), remembered(2, key(4))]).size).toBe(1);
  });

  it('holds 12 months, until it is revoked or the entry changes', () => {
    const decidedAt = new Date('2026-03-02T10:00:00Z');
    const until = silentUntil(decidedAt);
    expect(until.toISOString()).toBe('2027-03-02T10:00:00.000Z');
    const match = { entryVersion: 2, activeVersion: 2, silentUntil: until, revokedAt: null };
    expect(stateOfMatch(match, new Date('2027-03-02T09:59:59Z'))).toBe('silent');
    expect(stateOfMatch(match, until)).toBe('expired');
    expect(stateOfMatch({ ...match, activeVersion: 3 }, decidedAt)).toBe('entry-changed');
    expect(stateOfMatch({ ...match, activeVersion: null }, decidedAt)).toBe('entry-changed');
    expect(stateOfMatch({ ...match, revokedAt: decidedAt }, until)).toBe('revoked');
  });
});

it('reads a typed document as it reads a scanned one', () => {
  const typed = documentFromFields(
    {
      ...{ issuingState: 'KAZ', documentNumber: 'n07654321', surname: 'Ospanova', givenNames: 'Aigerim' },
      ...{ nationality: 'KAZ', birthDate: '1991-11-23', sex: 'F' as const },
    },
    '2026-05-01',
  );
  expect(personFieldsOf(typed)).toEqual(personFieldsOf(holder()));
});
