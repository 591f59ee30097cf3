import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/dates.ts';
import { createScreeningIndex } from '../../../src/screening/screening-index.ts';
import { KEY, listedEntry, screenedDocument } from './invented.ts';

const NAMESAKES = 3000;

/** Entries of one name, born a week apart from 1950 on. */
function namesakes(text: string) {
  return Array.from({ length: NAMESAKES }, (_, at) => {
    const known = { entryId: `entry-${at}`, birthDates: [addDays('1950-01-01', at * 7)], documents: [], pin: null };
    const entry = listedEntry({ ...known, names: [{ text, kind: 'primary' }] });
    return { kind: 'put' as const, entry };
  });
}

function bandsOf(listed: string, surname: string, birthDate: string, nationality: string): string[] {
  const index = createScreeningIndex({ key: KEY });
  index.apply(namesakes(listed));
  const document = screenedDocument({ surname, givenNames: '', birthDate, sex: 'M', nationality });
  const { hits } = index.screen({ documents: [document], direction: 'entry', onDate: '2026-05-01' });
  return hits.map(({ band }) => band);
}

describe('three thousand namesakes on the list', () => {
  it.each([
    ['Мухаммед Али', 'MUKHAMMED ALI'],
    ['Ivan Ivanov', 'IVANOV IVAN'],
    ['Асанов Нурлан', 'ASANOV NURLAN'],
  ])('neither stop nor hold up a %s who was born on another day', (listed, asked) => {
    for (const birthDate of [1310, 2025, 598, 2600].map((weeks) => addDays('1950-01-01', weeks * 7 + 3))) {
      expect(bandsOf(listed, asked, birthDate, 'KGZ')).not.toContain('review');
      expect(bandsOf(listed, asked, birthDate, 'KGZ')).not.toContain('stop');
    }
  });

  it('don’t hide the one who was born on the day', () => {
    const birthDate = addDays('1950-01-01', 7 * 1300);
    expect(bandsOf('Асанов Нурлан', 'ASANOV NURLAN', birthDate, 'KGZ')[0]).toBe('stop');
  });
});
