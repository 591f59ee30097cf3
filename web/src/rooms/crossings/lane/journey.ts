import type { Schemas } from '../../../platform/api.ts';
import type { JourneyDetails } from './lane-state.ts';

export type Mode = Schemas['Checkpoint']['mode'];
export type ConveyanceField = keyof NonNullable<JourneyDetails['conveyance']>;

/** What somebody comes by, by the checkpoint's mode; nothing where one comes on foot. */
export const CONVEYANCES: Readonly<Record<Mode, readonly ConveyanceField[]>> = {
  air: ['flight'],
  rail: ['train'],
  road: ['plate', 'bus'],
  water: [],
  foot: [],
};

/** Without what was left empty; undefined when nothing was filled in. */
export function conveyanceOf(typed: Partial<Record<ConveyanceField, string>>): JourneyDetails['conveyance'] {
  const filled = Object.entries(typed)
    .map(([field, text]) => [field, text.trim().toUpperCase()] as const)
    .filter(([, text]) => text !== '');
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

/** How it is said in one line: `KC 109`. */
export function conveyanceText(conveyance: JourneyDetails['conveyance']): string {
  return Object.values(conveyance ?? {}).join(' · ');
}

export const TRAVELLER_KINDS = [
  ...(['ordinary', 'crew', 'driver', 'border-resident', 'border-worker'] as const),
  ...(['transit', 'diplomat', 'military', 'refugee'] as const),
] as const;
export const PURPOSES = [
  ...(['holiday', 'friends-and-relatives', 'education', 'health', 'religion', 'shopping', 'transit'] as const),
  ...(['other-personal', 'business', 'work-here', 'return-home', 'moving-home', 'crew', 'not-asked'] as const),
] as const;
