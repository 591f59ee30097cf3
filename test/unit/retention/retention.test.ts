import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RETENTION } from '../../../src/retention/retention.ts';

describe('what is kept how long', () => {
  it('is the same for people (docs/retention.md) as for the program', () => {
    const rows = readFileSync('docs/retention.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.slice(2, -2).split(' | '))
      .slice(1);
    expect(rows).toEqual(
      RETENTION.map(({ store, kept, afterwards, isHoldable }) => [store, kept, afterwards, isHoldable ? 'yes' : 'no']),
    );
  });

  it('names each store once, and lets a hold keep whatever tells of a person at the border', () => {
    const stores = RETENTION.map(({ store }) => store);
    expect(new Set(stores).size).toBe(stores.length);
    for (const { monthly, statement, isHoldable } of RETENTION) {
      if (monthly || statement?.text.includes('evidence')) expect(isHoldable).toBe(true);
      if (statement?.text.includes('evidence')) expect(statement.text).toContain('held_inspections');
    }
  });
});
