import { describe, expect, it } from 'vitest';
import { formatDate, formatInstant, formatNumber, localDay } from '../../../web/src/words/figures.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('dates and numbers on the screen', () => {
  it('are local time of Bishkek, whatever the machine’s own zone is', () => {
    expect(plain(formatInstant('en', '2026-11-21T21:12:00Z'))).toBe('22 Nov 2026, 03:12');
    expect(plain(formatInstant('ru', '2026-11-21T21:12:00Z'))).toBe('22 ноя 2026, 03:12');
    expect(localDay('2026-11-21T21:12:00Z')).toBe('2026-11-22');
  });

  it('say of a partial date what is known', () => {
    expect(formatDate('ky', '1990')).toBe('1990');
    expect(plain(formatDate('ky', '1990-03'))).toBe('мар 1990');
    expect(plain(formatDate('ky', '1990-03-02'))).toBe('2 мар 1990');
  });

  it('are grouped in threes', () => {
    expect(formatNumber(214)).toBe('214');
    expect(formatNumber(28_006)).toBe('28\u202f006');
  });
});
