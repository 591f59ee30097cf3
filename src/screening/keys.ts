import { yearsOf } from './birth-date.ts';
import { isAboutDocument, isDiscreet, type ListedEntry } from './listed-entry.ts';
import { nameForms } from './normalise-name.ts';
import { foldConfusions, normaliseDocumentNumber, normalisePersonalNumber } from './normalise-number.ts';

/**
 * Under what an entry is filed and looked for. A key only finds; how well a candidate agrees is compared afterwards, so
 * one key over the folded number serves strict, weak and misread numbers alike.
 */
export function numberKey(normalisedNumber: string): string {
  return `D${foldConfusions(normalisedNumber)}`;
}

export function pinKey(normalisedPin: string): string {
  return `P${normalisedPin}`;
}

/** A name and a year of birth: every match that can stop or refer a traveller by name is found here. */
export function nameAndYearKey(tokens: readonly string[], year: number): string {
  return `Y${year} ${tokens.join(' ')}`;
}

/**
 * A name alone. Discreet entries have a shelf of their own: a shelf that is too full is not read (candidates.ts), and
 * a discreet entry must not be what fills one that others see.
 */
export function nameKey(tokens: readonly string[], shelf: 'open' | 'discreet'): string {
  return `${shelf === 'open' ? 'N' : 'n'}${tokens.join(' ')}`;
}

/** All keys of an entry, each once. An entry about a document has none but its numbers. */
export function keysOf(entry: ListedEntry): Set<string> {
  const keys = new Set<string>();
  for (const document of entry.documents) {
    const number = normaliseDocumentNumber(document.number);
    if (number !== '') keys.add(numberKey(number));
  }
  if (isAboutDocument(entry)) return keys;

  const pin = normalisePersonalNumber(entry.pin);
  if (pin !== '') keys.add(pinKey(pin));
  const shelf = isDiscreet(entry) ? 'discreet' : 'open';
  for (const { tokens } of entry.names.flatMap((name) => nameForms(name.text))) {
    keys.add(nameKey(tokens, shelf));
    for (const birthDate of entry.birthDates) {
      const years = yearsOf(birthDate);
      if (!years) continue;
      for (let year = years.from; year <= years.to; year++) keys.add(nameAndYearKey(tokens, year));
    }
  }
  return keys;
}
