import type { Random } from '../../src/demonstration/seeded-random.ts';
import { transliterateName } from '../../src/documents/transliterate-name.ts';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import type { ScreenedDocument } from '../../src/screening/question.ts';
import { documentOf } from './question.ts';

/** A listed person as another document shows them: one thing differs. */
export interface MutatedTraveller {
  mutation: Mutation;
  entryId: string;
  document: ScreenedDocument;
}

export const MUTATIONS = [
  'spelling',
  'letter lost',
  'two letters exchanged',
  'names swapped',
  'token more',
  'name cut',
  'day and month swapped',
  'one digit off',
  'year only',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Pairs that states print for one another. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ...([
    ['KH', 'H'],
    ['ZH', 'J'],
    ['SH', 'CH'],
    ['OU', 'U'],
    ['Y', 'I'],
    ['IA', 'YA'],
    ['V', 'W'],
    ['PH', 'F'],
  ] as const),
  ...([
    ['TS', 'C'],
    ['EE', 'I'],
    ['GH', 'G'],
    ['X', 'KS'],
    ['Q', 'K'],
    ['DJ', 'J'],
    ['E', 'A'],
    ['O', 'U'],
  ] as const),
];

/** Null for an entry without a full birth date or a name of two tokens: nobody could be sure of it. */
export function mutate(random: Random, entry: ListedEntry): MutatedTraveller | null {
  const birthDate = entry.birthDates.find((date) => FULL_DATE.test(date));
  const tokens = transliterateName(entry.names[0]?.text ?? '').latin.split(' ');
  if (birthDate === undefined || tokens.length < 2) return null;
  const mutation = random.pick(MUTATIONS);
  const nationality = entry.nationalities[0] ?? '';
  const document = documentOf({
    name: mutateName(random, mutation, tokens).join(' '),
    birthDate: mutateDate(random, mutation, birthDate),
    nationality,
  });
  return { mutation, entryId: entry.entryId, document: { ...document, isNameTruncated: mutation === 'name cut' } };
}

function mutateName(random: Random, mutation: Mutation, tokens: readonly string[]): string[] {
  const changed = [...tokens];
  const at = longestOf(tokens);
  const token = tokens[at] ?? '';
  const inside = random.int(1, Math.max(1, token.length - 2));
  if (mutation === 'spelling') changed[at] = respell(random, token);
  else if (mutation === 'letter lost') changed[at] = token.slice(0, inside) + token.slice(inside + 1);
  else if (mutation === 'two letters exchanged')
    changed[at] = token.slice(0, inside) + token.charAt(inside + 1) + token.charAt(inside) + token.slice(inside + 2);
  else if (mutation === 'names swapped') changed.unshift(changed.pop() ?? '');
  else if (mutation === 'token more')
    changed.splice(1, 0, random.pick(['KARIM', 'MARIA', 'IVANOVICH', 'AHMED', 'LEE']));
  else if (mutation === 'name cut') changed.push((changed.pop() ?? '').slice(0, 4));
  return changed;
}

function longestOf(tokens: readonly string[]): number {
  return tokens.reduce((best, token, at) => (token.length > (tokens[best]?.length ?? 0) ? at : best), 0);
}

function respell(random: Random, token: string): string {
  const possible = SPELLINGS.filter(([one, other]) => token.includes(one) || token.includes(other));
  if (possible.length === 0) return `${token}E`;
  const [one, other] = random.pick(possible);
  return token.includes(one) ? token.replace(one, other) : token.replace(other, one);
}

function mutateDate(random: Random, mutation: Mutation, birthDate: string): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  if (mutation === 'day and month swapped' && Number(day) <= 12) return `${year}-${day}-${month}`;
  if (mutation === 'one digit off') return `${year}-${month}-${Number(day) < 20 ? '2' : '1'}${random.int(0, 8)}`;
  return mutation === 'year only' ? year : birthDate;
}
