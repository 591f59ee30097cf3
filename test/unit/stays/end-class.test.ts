import { expect, it } from 'vitest';
import { classOfEnd } from '../../../src/stays/end-class.ts';

const when = { asOf: new Date('2026-06-01T00:00:00Z'), recordingBeganAt: new Date('2024-01-01T00:00:00Z') };
const day = (text: string) => new Date(`${text}T12:00:00Z`);
const end = (changes: object) => ({
  ...{ entryAt: null, exitAt: null, entryNextAt: null, exitPreviousAt: null, nationality: 'TUR' },
  ...changes,
});

it('an entry that nothing follows is somebody inside', () => {
  expect(classOfEnd(end({ entryAt: day('2026-01-01') }), when)).toBe('inside');
});

it('an entry before another one is a missed exit, once no row about it may still come', () => {
  const entryAt = day('2026-01-01');
  expect(classOfEnd(end({ entryAt, entryNextAt: day('2026-03-01') }), when)).toBe('missed-exit');
  expect(classOfEnd(end({ entryAt, entryNextAt: day('2026-05-30') }), when)).toBe('late-post');
});

it('an exit after another one is a missed entry', () => {
  expect(classOfEnd(end({ exitAt: day('2026-03-01'), exitPreviousAt: day('2026-02-01') }), when)).toBe('missed-entry');
  expect(classOfEnd(end({ exitAt: day('2026-05-31'), exitPreviousAt: day('2026-02-01') }), when)).toBe('late-post');
});

it('the first that is known of somebody is an exit: entered before recording began, or on another document', () => {
  expect(classOfEnd(end({ exitAt: day('2024-06-01') }), when)).toBe('before-recording');
  expect(classOfEnd(end({ exitAt: day('2026-03-01') }), when)).toBe('other-document');
  expect(classOfEnd(end({ exitAt: day('2026-03-01'), nationality: 'KGZ' }), when)).toBe('before-recording');
});
