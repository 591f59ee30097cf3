import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

function cruise(folder: string): Cruise {
  const run = spawnSync(
    'node_modules/.bin/depcruise',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', folder],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(run.stdout) as Cruise;
}

describe('the floors of the house', () => {
  it('has imports that go down only, no circles, and no stranger in another room’s store', () => {
    const { modules, summary } = cruise('src');
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    const files = globSync('src/**/*.ts');
    const seen = new Set(modules.map((module) => module.source));
    expect(files.filter((file) => !seen.has(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(80);
  });

  it('has a console that asks the API, and desks that stand by themselves', () => {
    const { modules, summary } = cruise('web/src');
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    const seen = new Set(modules.map((module) => module.source));
    const files = globSync('web/src/**/*.{ts,tsx}');
    expect(files.filter((file) => !seen.has(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it('rings the alarm for a planted upward import and a planted circle', () => {
    const names = cruise('test/architecture/planted/src').summary.violations.map(({ rule }) => rule.name);
    expect(names).toContain('no-circular');
    expect(names).toContain('core-imports-down-only');
  });

  it('has no file longer than 400 lines', () => {
    const long = globSync(['src/**/*.ts', 'web/**/*.{ts,tsx,css}'])
      .filter((file) => !/platform\/(tables|api-types)\.ts$|^web\/dist/.test(file))
      .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });
});
