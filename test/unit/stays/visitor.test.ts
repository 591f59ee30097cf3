import { expect, it } from 'vitest';
import { type Arrival, sortArrival } from '../../../src/stays/visitor.ts';

const TOURIST: Arrival = {
  kind: 'ordinary',
  purpose: 'holiday',
  residence: null,
  nationality: 'DEU',
  end: 'overnight',
};

it.each<[string, Partial<Arrival>, string, string, string]>([
  ['on holiday over night', {}, 'tourists', 'DEU', 'nationality'],
  ['on holiday for a day', { end: 'same-day' }, 'same-day', 'DEU', 'nationality'],
  ['on the way through, over night', { purpose: 'transit' }, 'transit', 'DEU', 'nationality'],
  ['on the way through, not seen to leave', { kind: 'transit', end: 'still-inside' }, 'transit', 'DEU', 'nationality'],
  [
    'on the way through for a year',
    { purpose: 'transit', end: 'a-year-or-longer' },
    'a-year-or-longer',
    'DEU',
    'nationality',
  ],
  ['who has not left yet', { end: 'still-inside' }, 'still-inside', 'DEU', 'nationality'],
  ['whose exit nobody saw', { end: 'unpaired' }, 'unpaired', 'DEU', 'nationality'],
  ['who lives elsewhere than at home', { residence: 'KAZ' }, 'tourists', 'KAZ', 'residence'],
  ['who lives here', { residence: 'KGZ' }, 'residents', 'KGZ', 'residence'],
  ['who returns home and states no residence', { purpose: 'return-home' }, 'residents', 'KGZ', 'purpose'],
  ['who is a citizen', { nationality: 'KGZ' }, 'residents', 'KGZ', 'nationality'],
  ['who is a citizen living abroad', { nationality: 'KGZ', residence: 'RUS' }, 'tourists', 'RUS', 'residence'],
  ['who lives here and is crew', { residence: 'KGZ', kind: 'crew' }, 'residents', 'KGZ', 'residence'],
  ['who flies the aircraft', { kind: 'crew' }, 'crew', 'DEU', 'nationality'],
  ['who drives the lorry', { kind: 'driver', end: 'same-day' }, 'crew', 'DEU', 'nationality'],
  ['who says so', { purpose: 'crew' }, 'crew', 'DEU', 'nationality'],
  ['who works across the border', { kind: 'border-worker' }, 'border-workers', 'DEU', 'nationality'],
  ['who lives beside the border', { kind: 'border-resident' }, 'border-residents', 'DEU', 'nationality'],
  ['who is posted here', { kind: 'diplomat' }, 'diplomats', 'DEU', 'nationality'],
  ['in uniform', { kind: 'military' }, 'military', 'DEU', 'nationality'],
  ['who flees', { kind: 'refugee' }, 'refugees', 'DEU', 'nationality'],
  ['who is employed here', { purpose: 'work-here' }, 'workers', 'DEU', 'nationality'],
  ['who moves here', { purpose: 'moving-home' }, 'moving-home', 'DEU', 'nationality'],
  ['who stayed a year', { end: 'a-year-or-longer' }, 'a-year-or-longer', 'DEU', 'nationality'],
  ['on business', { purpose: 'business' }, 'tourists', 'DEU', 'nationality'],
])('somebody %s', (_, changes, one, country, ground) => {
  const isVisitor = ['tourists', 'same-day', 'transit', 'still-inside', 'unpaired'].includes(one);
  expect(sortArrival({ ...TOURIST, ...changes })).toEqual({ class: one, country, ground, isVisitor });
});
