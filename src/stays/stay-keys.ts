import { createHmac } from 'node:crypto';
import { canonicalState } from '../core/countries.ts';
import type { CalendarDate } from '../core/dates.ts';
import type { ArrivedCrossing } from '../crossings/arrived-crossing-reader.ts';
import type { VisaEntries } from '../documents/stay-grant.ts';
import type { PermitBasis, ShownPermit } from '../documents/stay-permit.ts';
import type { Platform } from '../platform/platform.ts';
import { spellTokens } from '../screening/normalise-name.ts';
import { normaliseDocumentNumber, normalisePersonalNumber } from '../screening/normalise-number.ts';
import type { ScreenedDocument } from '../screening/question.ts';
import { soundOf } from '../screening/sound.ts';
import type { StayCrossing } from './pair-crossings.ts';

/** What of a document tells whose it is. */
export type KeyedDocument = Pick<
  ScreenedDocument,
  'issuingState' | 'documentNumber' | 'personalNumber' | 'surname' | 'givenNames' | 'nativeName' | 'birthDate' | 'sex'
>;

export type StayKeys = Pick<StayCrossing, 'documentKeys' | 'personalKeys' | 'nameKeys'>;

/** The visa, residence permit or contract that a stay rests on. */
export interface StayPermit {
  basis: PermitBasis;
  /** A keyed hash of its number and last day, of a contract of its last day: the same permit is known again. */
  key: string;
  /** The first and the last day, included; null: not known. */
  from: CalendarDate | null;
  until: CalendarDate | null;
  /** How often it lets its holder in; null: as often as one likes, or not known. */
  entries: number | null;
  /** For how many days; null: as many as its term has. */
  days: number | null;
}

const ENTRIES = { single: 1, double: 2, multiple: null } as const satisfies Record<VisaEntries, number | null>;

/** Half a SHA-256 in the shape of a UUID: compact in the database, and nobody reads from it who it was. */
function keyOf(secret: string, parts: readonly string[]): string {
  const hex = createHmac('sha256', secret)
    .update(`stay\0${parts.join('\0')}`)
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** A glide beside a vowel is written or not: AIGUL and AYGUL, OTUNBAEV and OTUNBAYEV. */
const GLIDE = /(?<=[AEOU])I|I(?=[AEOU])/g;

function wordSoundsOf({ surname, givenNames, nativeName }: KeyedDocument): string[] {
  const latin = spellTokens(`${surname} ${givenNames}`);
  const tokens = latin.length > 0 ? latin : spellTokens(nativeName ?? '');
  return tokens
    .map(({ text, isVowelless }) => soundOf(text, isVowelless).replace(GLIDE, ''))
    .filter((sound) => sound !== '');
}

const SHORTEST_NUMBER = 4;

/**
 * The keyed hashes by which a traveller is known again. Their key is the screening secret: whoever changes that must have the stays
 * counted again from nothing.
 */
export function stayKeysOf({ secrets }: Pick<Platform, 'secrets'>, documents: readonly KeyedDocument[]): StayKeys {
  const documentKeys = new Set<string>();
  const personalKeys = new Set<string>();
  const nameKeys = new Set<string>();
  for (const document of documents) {
    const state = canonicalState(document.issuingState);
    const number = normaliseDocumentNumber(document.documentNumber);
    const pin = normalisePersonalNumber(document.personalNumber);
    // A number of one repeated character stands for none.
    if (number.length >= SHORTEST_NUMBER && !/^(.)\1*$/.test(number)) {
      documentKeys.add(keyOf(secrets.screeningKey, ['document', state, number]));
    }
    if (pin !== '') personalKeys.add(keyOf(secrets.screeningKey, ['personal-number', state, pin]));
    if (document.birthDate?.length !== 10) continue;
    for (const sound of wordSoundsOf(document)) {
      nameKeys.add(keyOf(secrets.screeningKey, ['name', document.birthDate, document.sex, sound]));
    }
  }
  return { documentKeys: [...documentKeys], personalKeys: [...personalKeys], nameKeys: [...nameKeys] };
}

export function stayPermitOf({ secrets }: Pick<Platform, 'secrets'>, shown: ShownPermit | null): StayPermit | null {
  if (!shown) return null;
  const { basis, issuingState, number, validFrom, validUntil, entries, days } = shown;
  // A contract's number may be left out, or typed in either script: of one person, those with the same last day are the same one.
  const named = basis === 'eaeu-worker' ? [basis] : [canonicalState(issuingState), normaliseDocumentNumber(number)];
  // Some visas carry the passport's number in their zone (Doc 9303-7): the next visa has the same one, and another last day.
  const key = keyOf(secrets.screeningKey, ['permit', ...named, validUntil ?? '']);
  return { basis, key, from: validFrom, until: validUntil, entries: entries && ENTRIES[entries], days };
}

/** A crossing as the stays keep it. */
export interface KeptCrossing extends StayCrossing, Omit<ArrivedCrossing, 'documents' | 'permit' | keyof StayCrossing> {
  permit: StayPermit | null;
}

export function keptCrossing(platform: Pick<Platform, 'secrets'>, arrived: ArrivedCrossing): KeptCrossing {
  const { documents, permit, ...facts } = arrived;
  return { ...facts, ...stayKeysOf(platform, documents), permit: stayPermitOf(platform, permit) };
}
