import type { Schemas } from '../../../platform/api.ts';
import type { JourneyDetails, Shown } from './lane-state.ts';

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

/** What was told later, in place of what was told with the question. */
export function detailsNow({ question, told }: Pick<Shown, 'question' | 'told'>): JourneyDetails {
  const { conveyance, ...details } = { ...question.presented.details, ...told };
  return { ...details, ...(conveyance && Object.keys(conveyance).length > 0 && { conveyance }) };
}

/** What a decision is told: each field that is another one than with the question, and what stands for none of it. */
export function detailsToTell(asked: JourneyDetails, now: JourneyDetails): JourneyDetails {
  const means = now.conveyance ?? {};
  return {
    ...(now.purpose !== asked.purpose && { purpose: now.purpose ?? 'not-asked' }),
    ...(now.travellerKind !== asked.travellerKind && { travellerKind: now.travellerKind ?? 'ordinary' }),
    ...(now.residence !== undefined && now.residence !== asked.residence && { residence: now.residence }),
    ...(conveyanceText(means) !== conveyanceText(asked.conveyance) && { conveyance: means }),
  };
}

/**
 * Does the answer hang on what is new? The stay that is allowed goes by purpose and kind. A residence that was taken back can only be asked
 * without.
 */
export function isJudgedAnew(asked: JourneyDetails, now: JourneyDetails): boolean {
  const { purpose, travellerKind } = detailsToTell(asked, now);
  const isTakenBack = asked.residence !== undefined && now.residence === undefined;
  return purpose !== undefined || travellerKind !== undefined || isTakenBack;
}

export const TRAVELLER_KINDS = [
  ...(['ordinary', 'crew', 'driver', 'border-resident', 'border-worker'] as const),
  ...(['transit', 'diplomat', 'military', 'refugee'] as const),
] as const;
export const PURPOSES = [
  ...(['holiday', 'friends-and-relatives', 'education', 'health', 'religion', 'shopping', 'transit'] as const),
  ...(['other-personal', 'business', 'work-here', 'return-home', 'moving-home', 'crew', 'not-asked'] as const),
] as const;
