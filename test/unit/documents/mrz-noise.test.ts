import { describe, expect, it } from 'vitest';
import { recogniseMrz } from '../../../src/documents/mrz-noise.ts';
import { readMrz } from '../../../src/documents/read-mrz.ts';
import { MRZ_FORMATS } from '../../../src/documents/travel-document.ts';
import { READ_ON, SPECIMENS } from './specimens.ts';

describe.each(MRZ_FORMATS)('a reader sends a %s', (format) => {
  const lines: readonly string[] = SPECIMENS[format];

  it.each([
    ['in one string', [lines.join('')]],
    ['with CR', [lines.join('\r')]],
    ['with LF and a trailing newline', [`${lines.join('\n')}\n`]],
    ['with CRLF', [`${lines.join('\r\n')}\r\n`]],
    ['with Tab', [`${lines.join('\t')}\t`]],
    ['with a line end on every line', lines.map((line) => `${line}\r\n`)],
    ['with blank lines before, between and after', ['', lines[0] ?? '', ' ', ...lines.slice(1), '\r']],
    ['with spaces around', lines.map((line) => `  ${line} `)],
    ['with a space inside', lines.map((line) => `${line.slice(0, 9)} ${line.slice(9)}`)],
    ['with spaces for fillers', lines.map((line) => line.replaceAll('<', ' '))],
    ['with start and end characters', [`\u0002${lines.join('\r')}\u0003`]],
    ['with a byte order mark', [`\ufeff${lines[0]}`, ...lines.slice(1)]],
    ['in lower case', lines.map((line) => line.toLowerCase())],
  ])('%s', (_, sent) => {
    const reading = readMrz(sent, READ_ON);
    expect(reading).toMatchObject({ ok: true, document: { format, rawMrz: lines, findings: [] } });
  });
});

describe('a reader sends', () => {
  it('a letter that only looks like one of the MRZ: it is kept and found, not replaced', () => {
    const [upper, lower] = SPECIMENS.TD3;
    const reading = readMrz([upper.replace('ERIKSSON', 'ERIKSſON'), lower], READ_ON);
    expect(reading).toMatchObject({
      ok: true,
      document: { surname: 'ERIKSſON', findings: [{ field: 'surname', code: 'invalid-character' }] },
    });
  });

  it('a character that no MRZ has, beyond the first plane of Unicode: it stands for one, and is never cut in two', () => {
    const [upper, lower] = SPECIMENS.TD3;
    const reading = readMrz([upper, `${lower.slice(0, 8)}\u{1F600}${lower.slice(9)}`], READ_ON);
    expect(reading).toMatchObject({ ok: true, document: { documentNumber: 'L898902C\ufffd' } });
    expect(JSON.stringify(reading).isWellFormed()).toBe(true);
  });

  it('lines of a passport of which the second is cut short: not padded, and not taken for another format', () => {
    const cut = [SPECIMENS.TD3[0], SPECIMENS.TD3[1].slice(0, 28)];
    expect(recogniseMrz(cut)).toMatchObject({
      ok: false,
      code: 'document-unreadable',
      fields: [{ field: 'mrz', detail: 'lines and characters 44+28, expected one of 3x30, 2x36, 2x44' }],
    });
  });
});
