import { describe, expect, it } from 'vitest';
import { Wedge, type WedgeKey } from '../../../web/src/platform/wedge.ts';

const PASSPORT = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const CARD = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];

/** A desk with a reader: what it types, and what the desk hears. */
function desk() {
  const scans: string[][] = [];
  const singles: string[] = [];
  const wedge = new Wedge({ onScan: (lines) => scans.push([...lines]), onSingle: (code) => singles.push(code) });
  let now = 1_000;
  const press = (code: string, more: Partial<WedgeKey> = {}, isInField = false) =>
    wedge.take({ code, isShift: false, isCtrl: false, isAlt: false, atMs: now, ...more }, isInField);
  const wait = (ms: number) => {
    const restMs = wedge.restAfterMs();
    if (restMs !== null && restMs <= ms) wedge.rest();
    now += ms;
  };
  const keysOf = (character: string): [string, boolean] => {
    if (character === '<') return ['Comma', true];
    return /\d/.test(character) ? [`Digit${character}`, false] : [`Key${character}`, true];
  };
  return {
    scans,
    singles,
    press,
    wait,
    type(text: string, gapMs = 5, isInField = false) {
      return [...text].map((character) => {
        const [code, isShift] = keysOf(character);
        now += gapMs;
        if (isShift) press('ShiftLeft', { isShift: true }, isInField);
        return press(code, { isShift }, isInField);
      });
    },
  };
}

describe('a reader that types like a keyboard', () => {
  it.each([
    ['carriage return', ['Enter']],
    ['line feed as a control key', ['KeyJ']],
    ['both', ['Enter', 'KeyJ']],
    ['tabulator', ['Tab']],
    ['two returns', ['Enter', 'Enter']],
  ])('is heard whole with %s after each line, and no end of line is left over for a decision', (_name, ends) => {
    const { scans, type, press, wait } = desk();
    const end = () => ends.map((code) => press(code, { isCtrl: code === 'KeyJ' }));
    type(PASSPORT[0] ?? '');
    end();
    type(PASSPORT[1] ?? '');
    expect(end().every((verdict) => verdict === 'swallow')).toBe(true);
    wait(1_000);
    expect(scans).toEqual([PASSPORT]);
  });

  it('is heard when it rests between lines, for passports and cards', () => {
    const { scans, type, press, wait } = desk();
    for (const line of CARD) {
      type(line, 25);
      press('Enter');
      wait(200);
    }
    expect(scans).toEqual([CARD]);
  });

  it('is heard without any end of line', () => {
    const { scans, type, wait } = desk();
    type(PASSPORT.join(''));
    wait(60);
    expect(scans).toEqual([[PASSPORT.join('')]]);
  });

  it('types the filler on either key', () => {
    const { scans, press, type } = desk();
    type('P');
    press('IntlBackslash');
    type((PASSPORT[0] ?? '').slice(2));
    press('Enter');
    type(PASSPORT[1] ?? '');
    expect(scans).toEqual([PASSPORT]);
  });

  it('gives what it read of a damaged page, too', () => {
    const { scans, type, wait } = desk();
    type('P<UTOERIKSSON<<ANNA<MARIA');
    wait(1_000);
    expect(scans).toEqual([['P<UTOERIKSSON<<ANNA<MARIA']]);
  });

  it('is caught in a field after a few keys, so that they can be taken out again', () => {
    const { type } = desk();
    expect(type('P<UTOE', 5, true)).toEqual(['pass', 'pass', 'pass', 'pass', 'caught', 'swallow']);
  });
});

describe('a person at the keyboard', () => {
  it('presses one key, which is theirs once no other has followed', () => {
    const { singles, scans, press, wait } = desk();
    expect(press('KeyR')).toBe('hold');
    wait(50);
    expect(singles).toEqual(['KeyR']);
    expect(scans).toEqual([]);
  });

  it('presses two keys in a row, and both are theirs, in order', () => {
    const { singles, press } = desk();
    press('KeyM');
    expect(press('F6')).toBe('pass');
    expect(singles).toEqual(['KeyM']);
  });

  it('decides by Enter at once', () => {
    const { press } = desk();
    expect(press('Enter')).toBe('pass');
  });

  it('types in a field undisturbed', () => {
    const { scans, type, wait } = desk();
    expect(new Set(type('SYDYKOVA', 60, true))).toEqual(new Set(['pass']));
    wait(1_000);
    expect(scans).toEqual([]);
  });
});
