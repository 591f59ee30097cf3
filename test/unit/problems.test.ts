import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/core/errors.ts';
import { PROBLEMS } from '../../src/platform/http/problems.ts';

it('describes every code in docs/problems.md with its status, and describes no other', () => {
  const text = readFileSync('docs/problems.md', 'utf8');
  const sections = new Map(
    [...text.matchAll(/^## (\S+)\n\n(\d{3})\. /gm)].map((match) => [match[1], Number(match[2])]),
  );
  expect([...sections.keys()].sort()).toEqual([...ERROR_CODES].sort());
  for (const code of ERROR_CODES) expect(sections.get(code), code).toBe(PROBLEMS[code].status);
});
