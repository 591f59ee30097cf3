import type { Random } from '../../src/demonstration/seeded-random.ts';

/** What programs have stumbled over: types, lengths, Unicode, calendar, clock, numbers, ids. */
const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 0.5, 1e308, 2 ** 31, 2 ** 53, 2 ** 63, '', ' ', '0', '-1', '1e3', 'NaN'],
  ...['\0', 'a\0b', '\ud800', 'x\udfff', '\u{1F600}'.repeat(22), '\u202egnp', '\ufdfa'.repeat(40), 'Ω'.repeat(3000)],
  ...['x'.repeat(20_000), "'; drop table crossing; --", '=1+1', '%', '_', '{{7*7}}', '../../etc/passwd', '<script>'],
  ...['2026-02-30', '0000-01-01', '0000', '9999-12-31', '2026-13', '+010000-01-01', '1990-00-00'],
  ...['2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59'],
  ...['2026-01-01T24:00:00Z', '2026-01-01T00:00:00.000000000000001Z', '2016-12-31T23:59:60Z', '1970-01-01T00:00:00Z'],
  ...['01990000-0000-7000-8000-00000000000', '00000000-0000-7000-8000-000000000000'],
  ...[
    'ffffffff-ffff-7fff-bfff-ffffffffffff',
    '01990000-0000-4000-8000-000000000000',
    'FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF',
  ],
  ...['XXX', 'D', 'kgz', 'constructor', '__proto__', 'toString', [], {}, [[]], [null], { length: 5 }, { toString: 1 }],
  Array.from({ length: 500 }, () => 'x'),
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
];

/** Characters that change a text's meaning where they stand: cut in two, dropped, or refused by the database. */
const PIECES = ['\0', '\ud83d', '\ude00', '\u{1F600}', '\u0301', '\ufeff', '<', 'ﬃ', 'ß', 'İ', '\n', '٣', 'Ⅷ'];

/** The same value with one thing in it made hostile: a leaf, a key more, a key less, or the value itself. */
export function spoil(value: unknown, random: Random): unknown {
  if (random.chance(0.08)) return random.pick(VALUES);
  if (Array.isArray(value) && value.length > 0) {
    const at = random.int(0, value.length - 1);
    return value.map((item, index) => (index === at ? spoil(item, random) : item));
  }
  if (value !== null && typeof value === 'object' && Object.keys(value).length > 0) {
    const key = random.pick(Object.keys(value));
    if (random.chance(0.1)) return { ...value, [random.pick(['unknown', 'toString', '', '\0'])]: 1 };
    return {
      ...value,
      [key]: random.chance(0.05) ? undefined : spoil((value as Record<string, unknown>)[key], random),
    };
  }
  if (typeof value === 'string' && random.chance(0.6)) {
    const at = random.int(0, value.length);
    const piece = random.pick(PIECES);
    // As long as before, so that a length that is asked for stays right.
    return value.slice(0, at) + piece + value.slice(Math.min(value.length, at + piece.length));
  }
  return random.pick(VALUES);
}

/** What a database refuses in a text, or keeps as something else. */
const REFUSED_BY_DATABASES = ['\0', '\ud83d', '\u{1F600}'];

/** The value with each of its texts spoilt in turn by what a database refuses. */
export function eachTextSpoilt(value: unknown): unknown[] {
  if (typeof value === 'string') {
    // In the place of the last character, so that a length that is asked for stays right.
    return REFUSED_BY_DATABASES.map((piece) => value.slice(0, Math.max(1, value.length - piece.length)) + piece);
  }
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => eachTextSpoilt(item).map((bad) => value.with(at, bad)));
  return Object.entries(value).flatMap(([key, item]) => eachTextSpoilt(item).map((bad) => ({ ...value, [key]: bad })));
}

/** JSON text that is no good, or JSON that a parser must not believe. */
const BROKEN_BODIES = [
  ...['{', 'null', '[]', '""', '{"a":1}}', '\ufeff{}', '{"__proto__":{"roles":["administrator"]}}'],
  ...['{"constructor":{"prototype":{"isAdmin":true}}}', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`],
];

/** A body as it goes over the line; mostly JSON with one thing wrong in it. */
export function hostileBody(sample: unknown, random: Random): string {
  if (random.chance(0.05)) return random.pick(BROKEN_BODIES);
  return JSON.stringify(random.chance(0.15) ? sample : spoil(sample, random)) ?? '';
}

/** A text for an address: what can't be encoded is sent as the bytes that a broken client would send. */
export function encoded(value: unknown, random: Random): string {
  if (random.chance(0.1))
    return random.pick(['%00', '%ED%A0%80', '%ff', '%', '..%2f..%2fetc', '%2e%2e', '+', '%0d%0aX-A:1']);
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.toWellFormed().slice(0, 3000));
}
