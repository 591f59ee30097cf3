import type { Checkpoint } from '../../../src/checkpoints/checkpoint.ts';

export function checkpoint(code: string, changes: Partial<Checkpoint> = {}): Checkpoint {
  return {
    code,
    names: { ky: code, ru: code, en: code },
    mode: 'road',
    neighbour: 'KAZ',
    status: 'international',
    openingHours: null,
    closures: [],
    lanes: [
      { code: '1', direction: 'entry' },
      { code: '2', direction: 'exit' },
    ],
    dailyCapacity: null,
    version: 1,
    ...changes,
  };
}

/** A small border with one of each kind. */
export const BORDER: readonly Checkpoint[] = [
  checkpoint('manas', { mode: 'air', neighbour: null }),
  checkpoint('ak-jol'),
  checkpoint('ak-tilek', { status: 'goods' }),
  checkpoint('tokmok', { status: 'bilateral' }),
  checkpoint('dostuk', { neighbour: 'UZB' }),
  checkpoint('madaniyat', { mode: 'foot', neighbour: 'UZB' }),
  checkpoint('kainda', { mode: 'rail' }),
  checkpoint('torugart', { neighbour: 'CHN' }),
  checkpoint('bedel', { neighbour: 'CHN', status: 'planned' }),
];
