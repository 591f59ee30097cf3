import { expect, test } from 'vitest';
import { signalOf } from '../../../src/crossings/signal.ts';

const levels = (...given: ('hold' | 'look' | 'note')[]) => given.map((level) => ({ level }));

test('a clear traveller without advisories may go', () => {
  expect(signalOf('clear', [])).toBe('go');
});

test('every verdict but clear holds, whatever the advisories say', () => {
  for (const verdict of ['review', 'stop', 'unscreenable'] as const) {
    expect(signalOf(verdict, [])).toBe('hold');
    expect(signalOf(verdict, levels('note', 'look'))).toBe('hold');
  }
});

test('a note leaves green, a look asks, a hold holds, and the gravest counts', () => {
  expect(signalOf('clear', levels('note'))).toBe('go');
  expect(signalOf('clear', levels('note', 'look', 'note'))).toBe('look');
  expect(signalOf('clear', levels('look', 'hold', 'note'))).toBe('hold');
});
