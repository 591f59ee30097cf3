import { describe, expect, test } from 'vitest';
import { onlyEntry, outline, readAll, rejectedIds } from './read-all.ts';

const entry = {
  sourceId: 'case-1',
  category: 'exit-ban',
  action: 'refuse-exit',
  names: [{ text: 'Asan Synakov', kind: 'primary' }],
  birthDates: ['1980-05'],
  legalBasis: 'Court order 5',
  contact: '+996 000',
};

describe('our own list format', () => {
  test('a line becomes an entry with its own category and action', async () => {
    const file = `\uFEFF${JSON.stringify(entry)}\r\n`;
    const { content, sourceId, raw } = onlyEntry(await readAll('iamis-ndjson', file));
    expect(sourceId).toBe('case-1');
    expect(content).toMatchObject({
      category: 'exit-ban',
      action: 'refuse-exit',
      sourceList: 'iamis',
      sourceId: 'case-1',
    });
    expect(raw).toEqual(entry);
    expect(await readAll('iamis-ndjson', file, { pieceSize: 1 })).toEqual(await readAll('iamis-ndjson', file));
  });

  test('a bad line is rejected with its number and a reason, the rest goes on', async () => {
    const file = [
      JSON.stringify(entry),
      '{"sourceId": "broken"',
      '',
      JSON.stringify({ ...entry, sourceId: 'case-2', birthDates: ['1980-02-31'] }),
      JSON.stringify({ ...entry, sourceId: 'case-3', names: [] }),
      JSON.stringify({ ...entry, sourceId: 'case-4', colour: 'Asan' }),
      JSON.stringify({ ...entry, sourceId: '' }),
      JSON.stringify(entry),
      JSON.stringify({ ...entry, sourceId: 'case-5', contact: 'x'.repeat(70_000) }),
      JSON.stringify({ ...entry, sourceId: 'case-6' }),
    ].join('\n');
    expect(outline(await readAll('iamis-ndjson', file))).toEqual([
      'entry 1 case-1',
      'rejected 2 the line is not a JSON object',
      'rejected 4 /birthDates/0: must be like 1975-03-02, 1975-03, 1975, c1970 or 1970/1975',
      'rejected 5 /names: Too small: expected array to have >=1 items',
      'rejected 6 /colour: is not a known key',
      'rejected 7 /sourceId: must be 1 to 200 visible characters',
      'rejected 8 an earlier record has the same id',
      'rejected 9 the line is too long',
      'entry 10 case-6',
    ]);
  });

  test('what is wrong is told by codes, too, at most three of them', async () => {
    const { names: _names, ...nameless } = entry;
    const wrong = [
      { ...nameless, sourceId: 'case-2' },
      { ...entry, sourceId: 'case-3', names: [], birthDates: ['1980-02-31'], colour: 1, category: 'exit-bann' },
      { ...entry, sourceId: 'case-4', nationalities: ['QQQ'], validFrom: '2026-02-30', contact: 'x'.repeat(201) },
      { ...entry, sourceId: 'case-5', validFrom: '2026-03-02', validTo: '2026-03-01' },
      { ...entry, sourceId: 'two words', 'not a key': 1 },
      { ...entry, sourceId: 'case-6', sex: 7 },
    ];
    const records = await readAll('iamis-ndjson', [entry, ...wrong].map((line) => JSON.stringify(line)).join('\n'));
    expect(records.map((record) => (record.kind === 'entry' ? [] : record.faults))).toEqual([
      [],
      [{ code: 'field-missing', field: '/names' }],
      [
        { code: 'field-not-among', field: '/category' },
        { code: 'field-empty', field: '/names' },
        { code: 'birth-date-wrong', field: '/birthDates/0' },
      ],
      [
        { code: 'state-unknown', field: '/nationalities/0' },
        { code: 'field-too-long', field: '/contact' },
        { code: 'day-wrong', field: '/validFrom' },
      ],
      [{ code: 'ends-before-it-begins', field: '/validTo' }],
      [{ code: 'id-unusable', field: '/sourceId' }, { code: 'key-unknown' }],
      [{ code: 'field-not-among', field: '/sex' }],
    ]);
  });

  test('no reason repeats what somebody wrote', async () => {
    const secret = 'Synakov';
    const wrong = {
      ...{
        sourceId: `${secret} 1`,
        category: secret,
        action: secret,
        sex: secret,
        pin: `${secret}!`,
        [`${secret} Asan`]: secret,
      },
      ...{ names: [{ text: secret, kind: secret, [`${secret}!`]: 1 }], nationalities: [secret], documents: [secret] },
      ...{ birthDates: [secret], flags: [secret], severity: secret, directions: [secret], validTo: secret },
    };
    const lines = Object.keys(wrong).map((key) =>
      JSON.stringify({ ...entry, [key]: wrong[key as keyof typeof wrong] }),
    );
    const records = await readAll('iamis-ndjson', [JSON.stringify(entry), ...lines, `{"${secret}`].join('\n'));
    expect(records.filter((record) => record.kind === 'rejected')).toHaveLength(lines.length + 1);
    const told = records.filter((record) => record.kind === 'rejected');
    expect(JSON.stringify(told.map(({ reason, faults }) => [reason, faults]))).not.toContain(secret);
  });

  test('a misspelt key is named where it stands', async () => {
    const { category, ...rest } = entry;
    const misspelt = { ...rest, catgory: `${category}?` };
    const inName = { ...entry, names: [{ text: 'Asan Synakov', kind: 'primary', script: 'Latn' }] };
    const file = [entry, misspelt, inName].map((line) => JSON.stringify(line)).join('\n');
    const [, first, second] = outline(await readAll('iamis-ndjson', file));
    expect(first).toContain('/catgory: is not a known key');
    expect(first).not.toContain('exit-ban?');
    expect(second).toBe('rejected 3 /names/0/script: is not a known key');
  });

  test('a rejected line says whose it is wherever its id can be read', async () => {
    const file = [
      JSON.stringify(entry),
      '{"category": "other", "sourceId" : "cut-\\u0031", "names": [{"te',
      JSON.stringify({ ...entry, sourceId: 'wrong-word', category: 'exit-bann' }),
      JSON.stringify(entry),
      '{"sourceId": "run-on-1", "category": "oth{"sourceId": "run-on-2", "category": "other"}',
      '{"sourceId": "cut-in-the-id',
      JSON.stringify({ ...entry, sourceId: 7 }),
      JSON.stringify({ ...entry, sourceId: 'two words' }),
      'no JSON at all',
    ].join('\n');
    expect(rejectedIds(await readAll('iamis-ndjson', file))).toEqual([
      [2, 'cut-1'],
      [3, 'wrong-word'],
      [4, 'case-1'],
      [5, undefined],
      [6, undefined],
      [7, undefined],
      [8, undefined],
      [9, undefined],
    ]);
  });

  test('bytes that are not UTF-8 spoil the id only where they are in it', async () => {
    const broken = (line: object) => Buffer.from(JSON.stringify(line).replace('~', '\u00FF'), 'latin1');
    const inName = broken({ ...entry, sourceId: 'n', names: [{ text: 'As~an', kind: 'primary' }] });
    const inId = broken({ ...entry, sourceId: 'n~' });
    const newline = Buffer.from('\n');
    const file = Buffer.concat([Buffer.from(JSON.stringify(entry)), newline, inName, newline, inId]);
    expect(rejectedIds(await readAll('iamis-ndjson', file))).toEqual([
      [2, 'n'],
      [3, undefined],
    ]);
  });

  test('a line that is not UTF-8 is rejected alone', async () => {
    const bytes = new TextEncoder().encode(`${JSON.stringify(entry)}\n${JSON.stringify({ ...entry, sourceId: 'b' })}`);
    bytes[20] = 0xff;
    expect(outline(await readAll('iamis-ndjson', bytes))).toEqual(['rejected 1 the line is not UTF-8', 'entry 2 b']);
  });

  test('a file without a single JSON object is given up after a hundred lines', async () => {
    const reading = readAll('iamis-ndjson', 'x\n'.repeat(1_000_000));
    await expect(reading).rejects.toMatchObject({ code: 'import-unreadable' });
  });
});
