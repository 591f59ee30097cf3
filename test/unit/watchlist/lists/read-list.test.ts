import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIamisError } from '../../../../src/core/errors.ts';
import { holdBytes } from '../../../../src/watchlist/lists/held-bytes.ts';
import { birthDateOf } from '../../../../src/watchlist/lists/list-dates.ts';
import { LIST_FORMATS, type ListFormat, MAX_LIST_BYTES } from '../../../../src/watchlist/lists/list-record.ts';
import { readList } from '../../../../src/watchlist/lists/read-list.ts';
import { textLines } from '../../../../src/watchlist/lists/text-lines.ts';
import { bytesOf, collected, readAll } from './read-all.ts';

/** The beginning of a good file, so that what follows is met in the middle of it. */
const BEGINNINGS: Record<ListFormat, string> = {
  'un-xml': '<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>',
  'ofac-csv': '1,"A, B","individual",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-,"DOB 1970."\r\n',
  'opensanctions-csv': 'id,schema,name,aliases,birth_date,countries,identifiers\nNK-1,Person,A,,,,\n',
  'ftm-json': '{"id":"1","schema":"Person","properties":{"name":["A"]}}\n',
  'iamis-ndjson': '{"sourceId":"1","category":"other","action":"refer","names":[{"text":"A","kind":"alias"}]}\n',
};

const soup = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(text)),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '"',
        "'",
        ',',
        ';',
        '\n',
        '\r',
        '{',
        '}',
        '[',
        ']',
        '&',
        '<!--',
        '\0',
        'é',
        'a',
        '1',
      ),
    )
    .map((pieces) => new TextEncoder().encode(pieces.join(''))),
);

describe.each(LIST_FORMATS)('any bytes given as %s', (format) => {
  test('either become records or are unreadable as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), soup, fc.integer({ min: 1, max: 50 }), async (hasBeginning, bytes, pieceSize) => {
        const beginning = new TextEncoder().encode(hasBeginning ? BEGINNINGS[format] : '');
        try {
          const records = await readAll(format, Buffer.concat([beginning, bytes]), { pieceSize });
          for (const record of records) expect(['entry', 'skipped', 'rejected']).toContain(record.kind);
        } catch (error) {
          if (!isIamisError(error, 'import-unreadable')) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a list file', () => {
  test('is refused beyond 100 MB, before it is all read', async () => {
    let givenCount = 0;
    async function* endless() {
      const chunk = Buffer.alloc(1024 * 1024, `${' '.repeat(1023)}\n`);
      for (;;) {
        givenCount += 1;
        yield chunk;
      }
    }
    const reading = async () => {
      for await (const _ of readList('iamis-ndjson', { file: endless() })) expect.unreachable();
    };
    await expect(reading()).rejects.toMatchObject({ code: 'import-too-large' });
    expect(givenCount).toBe(MAX_LIST_BYTES / (1024 * 1024) + 1);
  });

  test('is refused beyond two million lines or records', async () => {
    await expect(readAll('iamis-ndjson', '\n'.repeat(2_000_001))).rejects.toMatchObject({ code: 'import-too-large' });
  });

  test('that breaks off on the way fails with the cause, not as unreadable', async () => {
    for (const format of LIST_FORMATS) {
      async function* broken() {
        yield* bytesOf(BEGINNINGS[format]);
        throw new Error('connection lost');
      }
      const reading = async () => {
        for await (const _ of readList(format, { file: broken() }));
      };
      await expect(reading(), format).rejects.toThrow('connection lost');
    }
  });

  test('that nobody reads to its end is let go', async () => {
    for (const format of ['un-xml', 'ofac-csv', 'iamis-ndjson'] as const) {
      let isClosed = false;
      async function* source() {
        try {
          for (let count = 0; count < 1000; count += 1) yield* bytesOf(BEGINNINGS[format]);
        } finally {
          isClosed = true;
        }
      }
      for await (const record of readList(format, { file: source() })) if (record.kind === 'entry') break;
      await expect.poll(() => isClosed, { message: format }).toBe(true);
    }
  });
});

describe('held bytes', () => {
  test('can be read again and again as they came', async () => {
    const bytes = Buffer.from('Асан '.repeat(400_000));
    const held = await holdBytes(bytesOf(bytes));
    expect(held.byteCount).toBe(bytes.byteLength);
    for (const _ of [1, 2]) expect(Buffer.concat(await collected(held.replay())).equals(bytes)).toBe(true);
  });
  test('are refused beyond their limit', async () => {
    await expect(holdBytes(bytesOf('12345'), 4)).rejects.toMatchObject({ code: 'import-too-large' });
  });
});

describe('lines', () => {
  test('do not depend on how the bytes are cut', async () => {
    const cut = async (text: string, size: number) => collected(textLines(bytesOf(text, size), 40));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('ы', 'a', '\n', '\r\n', 'x'.repeat(41)), { maxLength: 30 }),
        async (parts) => {
          const whole = await cut(parts.join(''), 10_000);
          expect(await cut(parts.join(''), 1)).toEqual(whole);
          expect(whole.map(({ line }) => line)).toEqual(whole.map((_, index) => index + 1));
        },
      ),
    );
  });
});

describe('birth dates as lists write them', () => {
  test.each([
    ...[
      ['1975-03-02', '1975-03-02'],
      ['1975-03', '1975-03'],
      ['1975', '1975'],
      ['c1975', 'c1975'],
      ['10 October 1969', '1969-10-10'],
    ],
    ...[
      ['approximately 1965', 'c1965'],
      ['between 1960 and 1965', '1960/1965'],
      ['1960-1965', '1960/1965'],
      ['1960/1965', '1960/1965'],
    ],
    ...[
      ['1975-03-02T00:00:00', '1975-03-02'],
      ['Aug 1960 to Dec 1961', '1960/1961'],
      ['1965 to 1960', undefined],
    ],
    ...[
      ['01/02/1970', undefined],
      ['24/06/1402 (Hijri Calendar)', undefined],
      ['1402', undefined],
      ['12 1970', undefined],
    ],
  ])('"%s" is kept as %s', (text, date) => {
    expect(birthDateOf(text ?? '')).toBe(date);
  });
});
