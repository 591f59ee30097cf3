import { MOST_PERSONS } from './small-cell.ts';
import {
  OTHER_CLASSES,
  RESIDENCE_GROUNDS,
  type ResidenceGround,
  type SortedArrival,
  sortArrival,
  VISITOR_CLASSES,
} from './visitor.ts';
import type { ArrivalGroup } from './visitor-store.ts';
import { withholdCells } from './withhold-cells.ts';
import { withholdSums } from './withhold-sums.ts';

/** A figure of the answer: a part, a total, or both. What sums add up to is one more cell of their line. */
class Cell {
  arrivals = 0;
  /** null: many */
  persons: Set<number> | null = new Set();
  readonly place: Place;
  constructor(place: Place) {
    this.place = place;
  }

  add({ arrivals, persons }: ArrivalGroup): void {
    this.arrivals += arrivals;
    if (persons === null || this.persons === null) this.persons = null;
    else for (const person of persons) this.persons.add(person);
    if (this.persons && this.persons.size > MOST_PERSONS) this.persons = null;
  }
}

/** In which sums a figure stands, one of each kind at most, and which of them it is the total of. */
interface Place {
  lines: readonly string[];
  totals: readonly string[];
}

type Side = 'visitors' | 'others' | 'all';

const PLACES = {
  top: (side: Side): Place => ({
    lines: ['top', `classes ${side}`, `ground ${side}`, side === 'visitors' ? 'country all' : ''],
    totals: side === 'all' ? ['top', 'ground all'] : [`classes ${side}`, `ground ${side}`, 'country all'],
  }),
  class: (one: string, side: Side): Place => ({
    lines: [`class ${one}`, `classes ${side}`, '', ''],
    totals: [`class ${one}`],
  }),
  country: (country: string): Place => ({
    lines: ['', `classes of ${country}`, '', 'country all'],
    totals: [`classes of ${country}`],
  }),
  cell: (country: string, one: string): Place => ({
    lines: [`class ${one}`, `classes of ${country}`, '', ''],
    totals: [],
  }),
  ground: (ground: string, side: Side): Place => ({
    lines: [`ground ${ground}`, '', `ground ${side}`, ''],
    totals: side === 'all' ? [`ground ${ground}`] : [],
  }),
};

/** null: withheld. */
type Figure = number | null;

export interface ToldVisitors {
  arrivals: Figure;
  notVisitors: { arrivals: Figure; classes: { class: (typeof OTHER_CLASSES)[number]; arrivals: Figure }[] };
  visitors: { arrivals: Figure; classes: { class: (typeof VISITOR_CLASSES)[number]; arrivals: Figure }[] };
  grounds: { ground: ResidenceGround; arrivals: Figure; visitors: Figure }[];
  byCountry: {
    country: string;
    visitors: Figure;
    classes: { class: (typeof VISITOR_CLASSES)[number]; arrivals: Figure }[];
    withheld?: true;
  }[];
}

/**
 * Arrivals sorted as the statistics of tourism do, with their sums.
 * @param limit figures of fewer persons are withheld, and others by which they could be worked out; null: nothing is
 */
export function tellVisitors(groups: readonly ArrivalGroup[], limit: number | null): ToldVisitors {
  const cells = new Map<string, Cell>();
  const cellOf = (key: string, place: Place) => {
    const known = cells.get(key) ?? new Cell(place);
    cells.set(key, known);
    return known;
  };
  const countries = new Set<string>();
  for (const group of groups) {
    const sorted = sortArrival(group);
    for (const [key, place] of figuresOf(sorted)) cellOf(key, place).add(group);
    if (sorted.isVisitor) countries.add(sorted.country);
  }
  const hidden = limit === null ? new Set<Cell>() : withheldOf([...cells.values()], limit);
  const figure = (key: string): Figure => {
    const cell = cells.get(key);
    return cell === undefined ? 0 : hidden.has(cell) ? null : cell.arrivals;
  };
  const byCountry = [...countries].sort().map((country) => {
    const classes = VISITOR_CLASSES.map((one) => ({ class: one, arrivals: figure(`${country} ${one}`) }));
    const visitors = figure(`country ${country}`);
    const isWithheld = visitors === null || classes.some(({ arrivals }) => arrivals === null);
    return { country, visitors, classes, ...(isWithheld && { withheld: true as const }) };
  });
  return {
    arrivals: figure('all'),
    notVisitors: {
      arrivals: figure('others'),
      classes: OTHER_CLASSES.map((one) => ({ class: one, arrivals: figure(`class ${one}`) })),
    },
    visitors: {
      arrivals: figure('visitors'),
      classes: VISITOR_CLASSES.map((one) => ({ class: one, arrivals: figure(`class ${one}`) })),
    },
    grounds: RESIDENCE_GROUNDS.map((ground) => ({
      ground,
      arrivals: figure(`ground ${ground} all`),
      visitors: figure(`ground ${ground} visitors`),
    })),
    byCountry,
  };
}

/** All the figures in which an arrival is counted, with the sums in which they stand. */
function figuresOf({ class: one, isVisitor, country, ground }: SortedArrival): [key: string, place: Place][] {
  const side = isVisitor ? 'visitors' : 'others';
  const figures: [string, Place][] = [
    ['all', PLACES.top('all')],
    [side, PLACES.top(side)],
    [`class ${one}`, PLACES.class(one, side)],
    [`ground ${ground} all`, PLACES.ground(ground, 'all')],
    [`ground ${ground} ${side}`, PLACES.ground(ground, side)],
  ];
  if (!isVisitor) return figures;
  return [
    ...figures,
    [`country ${country}`, PLACES.country(country)],
    [`${country} ${one}`, PLACES.cell(country, one)],
  ];
}

function withheldOf(cells: readonly Cell[], limit: number): Set<Cell> {
  const isSmall = ({ arrivals, persons }: Cell) => arrivals < limit || (persons !== null && persons.size < limit);
  const sizes = cells.map(({ arrivals }) => arrivals);
  const hidden = withholdCells(
    {
      sizes,
      small: cells.flatMap((cell, at) => (isSmall(cell) ? [at] : [])),
      areEnough: (some) => {
        const persons = new Set<number>();
        for (const at of some) {
          const known = cells[at]?.persons;
          if (known === null) return true;
          for (const person of known ?? []) persons.add(person);
        }
        return persons.size >= limit;
      },
      dimensionCount: 4,
      lineOf: (at, dimension) => cells[at]?.place.lines[dimension] || `alone ${at}`,
    },
    limit,
  );
  const isSmallAt = (at: number) => isSmall(cells[at] as Cell);
  withholdSums({ sizes, sums: sumsOf(cells), isSmall: isSmallAt }, hidden, limit);
  return new Set([...hidden].flatMap((at) => cells[at] ?? []));
}

/** Every sum that has parts. */
function sumsOf(cells: readonly Cell[]): { parts: number[]; total: number }[] {
  const sums = new Map<string, { parts: number[]; total: number }>();
  for (const [at, { place }] of cells.entries()) {
    for (const line of place.lines.filter(Boolean)) {
      const sum = sums.get(line) ?? { parts: [], total: -1 };
      if (place.totals.includes(line)) sum.total = at;
      else sum.parts.push(at);
      sums.set(line, sum);
    }
  }
  return [...sums.values()].filter(({ parts, total }) => parts.length > 0 && total >= 0);
}
