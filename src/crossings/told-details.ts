import type { Insertable } from 'kysely';
import type { DB } from '../platform/tables.ts';
import { factState } from './inspection.ts';
import type { JourneyDetails } from './inspection-schemas.ts';

/** What a decision keeps of the journey, in the columns that an inspection has for it. */
export type ToldColumns = Pick<
  Insertable<DB['decision']>,
  'traveller_kind' | 'purpose' | 'conveyance' | 'residence' | 'from_country' | 'to_country'
>;

/** Only what was told: a decision without details is written by the statement that knows no such columns. */
export function toldColumns(details: JourneyDetails | undefined): ToldColumns {
  if (!details) return {};
  const { travellerKind, purpose, conveyance, residence, fromCountry, toCountry } = details;
  return {
    ...(travellerKind !== undefined && { traveller_kind: travellerKind }),
    ...(purpose !== undefined && { purpose }),
    ...(conveyance !== undefined && { conveyance: JSON.stringify(conveyance) }),
    ...(residence !== undefined && { residence: factState(residence) }),
    ...(fromCountry !== undefined && { from_country: factState(fromCountry) }),
    ...(toCountry !== undefined && { to_country: factState(toCountry) }),
  };
}

/** What of it a crossing has, too. Where nothing was told, what the inspection says stays. */
export function crossingFacts({ traveller_kind, purpose, residence }: ToldColumns): {
  traveller_kind?: string;
  purpose?: string;
  residence?: string;
} {
  return {
    ...(traveller_kind && { traveller_kind }),
    ...(purpose && { purpose }),
    ...(residence && { residence }),
  };
}
