import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIamis } from '../../support/run-iamis.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'iamis-screen-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Objects become lines of JSON, strings stay as they are. */
function file(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
  return path;
}

interface Answer {
  id: string | number;
  hits: { entryId: string; band: string; score: number; evidence: { feature: string; bits: number }[] }[];
  unscreenable?: string;
}

async function screen(lists: readonly string[], travellers: string, ...words: string[]) {
  const out = join(folder, 'answers.ndjson');
  rmSync(out, { force: true });
  const ended = await runIamis(['screen', '--list', ...lists, '--travellers', travellers, '--out', out, ...words]);
  const answers = (): Answer[] =>
    readFileSync(out, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { ...ended, out, answers };
}

const wanted = {
  id: 'w-1',
  names: [{ text: 'Baktygul ZHUMAKADYROVA', kind: 'primary' }],
  birthDates: ['1984-06-17'],
  nationalities: ['KGZ'],
  sex: 'F',
  documents: [{ state: 'KGZ', number: 'PE4471902' }],
};
const about = { id: 'w-2', names: [{ text: 'Ruslan TESTOVICH', kind: 'primary' }], birthDates: ['c1970'] };
const samePerson = { name: 'ZHUMAKADYROVA Baktygul', birthDate: '1984-06-17', nationality: 'KGZ', sex: 'F' };

describe('iamis screen', () => {
  it('answers each traveller on a line, with the evidence that sums to the score', async () => {
    const lists = [file('one.ndjson', [wanted]), file('two.ndjson', [about])];
    const { code, stderr, stdout, out, answers } = await screen(
      lists,
      file('travellers.ndjson', [
        { id: 't-1', ...samePerson },
        { id: 2, surname: 'ODINTSOVA', givenNames: 'VERA', birthDate: '2001-01-30' },
      ]),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('2 travellers against 2 entries');
    const [hit] = answers();
    expect(answers().map(({ id }) => id)).toEqual(['t-1', 2]);
    expect(hit?.hits.map(({ entryId, band }) => ({ entryId, band }))).toEqual([{ entryId: 'w-1', band: 'stop' }]);
    const [found] = hit?.hits ?? [];
    expect(found?.evidence.reduce((sum, { bits }) => sum + bits, 0)).toBe(found?.score);
    expect(answers()[1]).toEqual({ id: 2, hits: [] });
    expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  it('reads a traveller from a machine-readable zone', async () => {
    const mrz = ['P<KGZTEST<<TRAVELLER<<<<<<<<<<<<<<<<<<<<<<<<', 'PE44719025KGZ9001019F3001017<<<<<<<<<<<<<<04'];
    const { answers } = await screen([file('list.ndjson', [wanted])], file('mrz.ndjson', [{ id: 'm', mrz }]));
    expect(answers()[0]?.hits[0]).toMatchObject({ entryId: 'w-1', band: 'stop' });
    expect(answers()[0]?.hits[0]?.evidence[0]).toMatchObject({ feature: 'document-number' });
  });

  it('says of a name that it can not compare that it is unscreenable', async () => {
    const travellers = file('glyphs.ndjson', [{ id: 'g', name: 'ᚱᚢᚾᛖ ᛋᛏᛟᚾᛖ' }]);
    const { code, answers } = await screen([file('list.ndjson', [wanted])], travellers);
    expect(code).toBe(0);
    expect(answers()).toEqual([{ id: 'g', hits: [], unscreenable: 'unreadable-name' }]);
  });

  it('reports a bad line with its number, goes on with the rest, and ends with exit code 2', async () => {
    const list = file('list.ndjson', ['{"id": "broken"', wanted, { id: 'w-3', names: [{ text: 7 }] }]);
    const travellers = file('mixed.ndjson', [
      'nonsense',
      '',
      { id: 'nameless', birthDate: '1984-06-17' },
      { id: 'short', mrz: ['P<KGZ'] },
      { id: 't-1', ...samePerson },
    ]);
    const { code, stderr, answers } = await screen([list], travellers);
    expect(code).toBe(2);
    expect(answers().map(({ id, hits }) => [id, hits.length])).toEqual([['t-1', 1]]);
    expect(stderr.split('\n')).toEqual([
      'list.ndjson:1: not JSON',
      expect.stringMatching(/^list\.ndjson:3: names\.0\.text: /),
      'mixed.ndjson:1: not JSON',
      'mixed.ndjson:3: name: missing, and there is no mrz',
      expect.stringMatching(/^mixed\.ndjson:4: mrz: /),
      'Something was wrong with 5 lines.',
      '',
    ]);
  });

  it('compares what is possible of an impossible birth date and says so, without repeating it', async () => {
    const travellers = file('dates.ndjson', [{ id: 't-1', ...samePerson, birthDate: '1984-06-31' }]);
    const { code, stderr, answers } = await screen([file('list.ndjson', [wanted])], travellers);
    expect(code).toBe(2);
    expect(stderr).toContain('dates.ndjson:1: birthDate: no such date, only its first 7 characters are compared');
    expect(stderr).not.toContain('1984');
    expect(answers()[0]?.hits[0]?.evidence).toContainEqual(
      expect.objectContaining({ feature: 'birth-date', traveller: '1984-06' }),
    );
  });

  it('reads dates without their zeros and ranges of days', async () => {
    const list = file('loose.ndjson', [{ ...wanted, birthDates: ['1984-06-01/1985-02-28', '1984-6-17'] }]);
    const travellers = file('loose-too.ndjson', [{ id: 't-1', ...samePerson, birthDate: '1984-6-17' }]);
    const { code, answers } = await screen([list], travellers);
    expect(code).toBe(0);
    expect(answers()[0]?.hits[0]?.evidence).toContainEqual(
      expect.objectContaining({ feature: 'birth-date', traveller: '1984-06-17', listed: '1984-06-17' }),
    );
  });

  it('tells once of a field that it does not read, which is no fault: a misspelt one would be lost in silence', async () => {
    const list = file('misspelt.ndjson', [
      { ...wanted, birthdates: ['1984-06-17'] },
      { ...about, birthdates: [] },
    ]);
    const { code, stderr } = await screen([list], file('travellers.ndjson', [{ id: 1, ...samePerson }]));
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'misspelt.ndjson: a field "birthdates" is not read\n' });
  });

  it('tells of an entry that replaces an earlier one', async () => {
    const list = file('twice.ndjson', [wanted, { ...about, id: 'w-1' }]);
    const { code, stderr } = await screen([list], file('nobody.ndjson', []));
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('twice.ndjson:2: id: ') });
  });

  it('with --all-scores gives candidates that no band would show', async () => {
    const travellers = file('near.ndjson', [{ id: 't', name: 'Baktygul ZHUMAKADYROVA', birthDate: '1951-02-03' }]);
    const list = [file('list.ndjson', [wanted])];
    const scored = await screen(list, travellers, '--all-scores');
    const [answer] = scored.answers();
    expect(answer?.hits.map(({ entryId }) => entryId)).toEqual(['w-1']);
    expect(answer?.hits[0]?.score).toBe(answer?.hits[0]?.evidence.reduce((sum, { bits }) => sum + bits, 0));
  });

  it('says in one line which file is not there', async () => {
    const { code, stderr } = await screen([join(folder, 'missing.ndjson')], file('nobody.ndjson', []));
    expect({ code, stderr }).toEqual({ code: 1, stderr: `There is no file ${join(folder, 'missing.ndjson')}.\n` });
  });
});
