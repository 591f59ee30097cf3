import type { Schemas } from '../../platform/api.ts';
import { readTypedDate } from '../../platform/typed-date.ts';

export type Checkpoint = Schemas['Checkpoint'];
export type LaneDirection = Checkpoint['lanes'][number]['direction'];

export interface LaneRow {
  key: number;
  code: string;
  direction: LaneDirection;
}
export interface ClosureRow {
  key: number;
  from: string;
  to: string;
  reason: string;
}

/** A checkpoint as it is being typed. */
export interface CheckpointDraft {
  code: string;
  ky: string;
  ru: string;
  en: string;
  mode: Checkpoint['mode'];
  status: Checkpoint['status'];
  neighbour: string;
  hoursFrom: string;
  hoursTo: string;
  dailyCapacity: string;
  lanes: readonly LaneRow[];
  closures: readonly ClosureRow[];
}

let lastKey = 0;
export const nextKey = () => ++lastKey;

export const BLANK: CheckpointDraft = {
  ...{ code: '', ky: '', ru: '', en: '', mode: 'road', status: 'international', neighbour: '' },
  ...{ hoursFrom: '', hoursTo: '', dailyCapacity: '', lanes: [], closures: [] },
};

export function draftOf(checkpoint: Checkpoint): CheckpointDraft {
  const { code, names, mode, status, neighbour, openingHours, dailyCapacity, lanes, closures } = checkpoint;
  return {
    ...{ code, ...names, mode, status, neighbour: neighbour ?? '' },
    ...{ hoursFrom: openingHours?.from ?? '', hoursTo: openingHours?.to ?? '' },
    dailyCapacity: dailyCapacity === null ? '' : String(dailyCapacity),
    lanes: lanes.map((lane) => ({ key: nextKey(), ...lane })),
    closures: closures.map((closure) => ({ key: nextKey(), ...closure })),
  };
}

const dateOf = (text: string) => readTypedDate(text) ?? text.trim();

/** All fields but the code, as the API has them. Rows without a code, or without a day, are not sent. */
export function bodyOf(draft: CheckpointDraft) {
  const { ky, ru, en, mode, status, neighbour, hoursFrom, hoursTo, dailyCapacity, lanes, closures } = draft;
  const isAllDay = hoursFrom.trim() === '' && hoursTo.trim() === '';
  return {
    names: { ky: ky.trim(), ru: ru.trim(), en: en.trim() },
    ...{ mode, status },
    neighbour: neighbour.trim() === '' ? null : neighbour.trim().toUpperCase(),
    openingHours: isAllDay ? null : { from: hoursFrom.trim(), to: hoursTo.trim() },
    dailyCapacity: dailyCapacity.trim() === '' ? null : Number(dailyCapacity),
    lanes: lanes
      .filter(({ code }) => code.trim() !== '')
      .map(({ code, direction }) => ({ code: code.trim(), direction })),
    closures: closures
      .filter(({ from }) => from.trim() !== '')
      .map(({ from, to, reason }) => ({ from: dateOf(from), to: dateOf(to || from), reason: reason.trim() })),
  };
}
