import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ToldVisitors, tellVisitors } from '../../../src/stays/tell-visitors.ts';
import { OTHER_CLASSES, VISITOR_CLASSES } from '../../../src/stays/visitor.ts';
import { visitorsAsCsv } from '../../../src/stays/visitor-csv.ts';
import type { ArrivalGroup } from '../../../src/stays/visitor-store.ts';
import { determined } from '../../support/determined.ts';

const LIMIT = 10;

let person = 0;
/** Arrivals of as many persons. */
function groupOf(arrivals: number, changes: Partial<ArrivalGroup> = {}): ArrivalGroup {
  const persons = Array.from({ length: Math.min(arrivals, 16) }, () => person++);
  return {
    ...{
      kind: 'ordinary',
      purpose: 'holiday',
      residence: null,
      nationality: 'DEU',
      end: 'overnight',
      isAnyInvented: false,
    },
    ...{ arrivals, persons: arrivals > 15 ? null : persons, ...changes },
  };
}

describe('the funnel', () => {
  const groups = [
    groupOf(400, { nationality: 'KGZ' }),
    groupOf(30, { kind: 'crew' }),
    groupOf(120),
    groupOf(60, { end: 'same-day', nationality: 'KAZ' }),
    groupOf(40, { end: 'still-inside', residence: 'RUS' }),
    groupOf(3, { purpose: 'transit', nationality: 'TJK' }),
  ];

  it('takes out of the arrivals who is no visitor, and tells the visitors apart', () => {
    const told = tellVisitors(groups, null);
    expect(told).toMatchObject({ arrivals: 653, notVisitors: { arrivals: 430 }, visitors: { arrivals: 223 } });
    expect(Object.fromEntries(told.visitors.classes.map((one) => [one.class, one.arrivals]))).toEqual({
      ...{ tourists: 120, 'same-day': 60, transit: 3, 'still-inside': 40, unpaired: 0 },
    });
    expect(told.grounds).toEqual([
      { ground: 'residence', arrivals: 40, visitors: 40 },
      { ground: 'purpose', arrivals: 0, visitors: 0 },
      { ground: 'nationality', arrivals: 613, visitors: 183 },
    ]);
    expect(told.byCountry.map(({ country, visitors }) => [country, visitors])).toEqual([
      ...[
        ['DEU', 120],
        ['KAZ', 60],
        ['RUS', 40],
        ['TJK', 3],
      ],
    ]);
  });

  it('withholds three who were on the way through from a ministry, and what would tell of them', () => {
    const told = tellVisitors(groups, LIMIT);
    expect(told.visitors.classes.find((one) => one.class === 'transit')?.arrivals).toBeNull();
    const hidden = told.visitors.classes.filter(({ arrivals }) => arrivals === null);
    expect(hidden.length).toBeGreaterThan(1);
    expect(told.byCountry.find(({ country }) => country === 'TJK')).toMatchObject({ visitors: null, withheld: true });
    expect(told.arrivals).toBe(653);
  });

  it('is a line for each figure as CSV, withheld ones marked', async () => {
    const about = {
      asOf: null,
      unit: 'arrivals' as const,
      from: '2026-03-01',
      to: '2026-04-01',
      includesInvented: false,
    };
    const pieces: string[] = [];
    for await (const piece of visitorsAsCsv({ ...about, ...tellVisitors(groups, LIMIT) })) pieces.push(piece);
    const lines = pieces.join('').split('\r\n');
    expect(lines[0]).toBe('part,class,country,arrivals,withheld,includesInvented');
    expect(lines[1]).toBe('arrivals,,,653,,false');
    expect(lines).toContain('visitors,,TJK,,true,false');
  });

  it('withholds many arrivals of few persons', () => {
    const told = tellVisitors(
      [groupOf(120), groupOf(40, { nationality: 'KAZ', persons: [1, 2] }), groupOf(90, { nationality: 'RUS' })],
      LIMIT,
    );
    expect(told.byCountry.map(({ visitors }) => visitors)).toEqual([120, null, null]);
  });
});

/** Every figure that is told, as a sum of what is sorted by class, country and ground. */
function equationsOf(told: ToldVisitors, atoms: readonly ArrivalGroup[]): number[][] {
  const equations: number[][] = [];
  const tell = (figure: number | null, isIn: (atom: (typeof sorted)[number]) => boolean) => {
    if (figure !== null) equations.push(sorted.map((atom) => (isIn(atom) ? 1 : 0)));
  };
  const sorted = atoms.map((atom) => {
    const one = tellVisitors([{ ...atom, arrivals: 1 }], null);
    const isVisitor = one.visitors.arrivals === 1;
    const of = [...one.visitors.classes, ...one.notVisitors.classes].find(({ arrivals }) => arrivals === 1)?.class;
    const ground = one.grounds.find(({ arrivals }) => arrivals === 1)?.ground;
    return { isVisitor, of, ground, country: one.byCountry[0]?.country };
  });
  tell(told.arrivals, () => true);
  tell(told.visitors.arrivals, ({ isVisitor }) => isVisitor);
  tell(told.notVisitors.arrivals, ({ isVisitor }) => !isVisitor);
  for (const one of [...told.visitors.classes, ...told.notVisitors.classes])
    tell(one.arrivals, ({ of }) => of === one.class);
  for (const one of told.grounds) {
    tell(one.arrivals, ({ ground }) => ground === one.ground);
    tell(one.visitors, ({ ground, isVisitor }) => isVisitor && ground === one.ground);
  }
  for (const { country, visitors, classes } of told.byCountry) {
    tell(visitors, (atom) => atom.isVisitor && atom.country === country);
    for (const one of classes) tell(one.arrivals, (atom) => atom.country === country && atom.of === one.class);
  }
  return equations;
}

it('nothing that is told lays open a figure of few persons', () => {
  const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 80 }));
  const kinds: Partial<ArrivalGroup>[] = [
    ...(['DEU', 'KAZ', 'RUS'] as const).flatMap((nationality) => [
      { nationality, end: 'overnight' as const },
      { nationality, end: 'same-day' as const },
      { nationality, purpose: 'transit' as const },
    ]),
    ...(['crew', 'diplomat', 'refugee'] as const).map((kind) => ({ kind })),
    { nationality: 'KGZ' },
  ];
  fc.assert(
    fc.property(fc.array(amount, { minLength: kinds.length, maxLength: kinds.length }), (amounts) => {
      const atoms = kinds.map((kind, at) => groupOf(amounts[at] ?? 0, kind));
      const some = atoms.filter(({ arrivals }) => arrivals > 0);
      const told = tellVisitors(some, LIMIT);
      const known = determined(some.length, equationsOf(told, some));
      for (const [at, { arrivals }] of some.entries()) if (arrivals < LIMIT) expect(known.has(at)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it('every class has a figure', () => {
  const told = tellVisitors([], LIMIT);
  expect(told.visitors.classes).toHaveLength(VISITOR_CLASSES.length);
  expect(told.notVisitors.classes).toHaveLength(OTHER_CLASSES.length);
});
