import { HOME_STATE } from '../core/countries.ts';
import type { Purpose, TravellerKind } from '../crossings/inspection.ts';

/**
 * Arrivals as the statistics of tourism sort them (UN, International Recommendations for Tourism Statistics 2008, chapter 2 and figure 2.1):
 * who is no visitor, in the order in which they are taken out, then the visitors.
 */
export const OTHER_CLASSES = [
  ...(['residents', 'crew', 'border-workers', 'border-residents', 'diplomats', 'military', 'refugees'] as const),
  ...(['workers', 'moving-home', 'a-year-or-longer'] as const),
];
/** Tourists stay overnight. Of who is still inside, or whose other end is not known, the night is not known. */
export const VISITOR_CLASSES = ['tourists', 'same-day', 'transit', 'still-inside', 'unpaired'] as const;
export type OtherClass = (typeof OTHER_CLASSES)[number];
export type VisitorClass = (typeof VISITOR_CLASSES)[number];

/** How an arrival ended: a certain pair says so, nothing followed, or it is not known. */
export const ARRIVAL_ENDS = ['same-day', 'overnight', 'a-year-or-longer', 'still-inside', 'unpaired'] as const;
export type ArrivalEnd = (typeof ARRIVAL_ENDS)[number];

/** From what residence is known: stated at the border, a journey home, or the nationality in its stead. */
export const RESIDENCE_GROUNDS = ['residence', 'purpose', 'nationality'] as const;
export type ResidenceGround = (typeof RESIDENCE_GROUNDS)[number];

export interface Arrival {
  kind: TravellerKind;
  purpose: Purpose;
  /** null: not stated. */
  residence: string | null;
  nationality: string;
  end: ArrivalEnd;
}

export interface SortedArrival {
  class: OtherClass | VisitorClass;
  isVisitor: boolean;
  /** Where the arrival lives, as far as that is known; the nationality in its stead. */
  country: string;
  ground: ResidenceGround;
}

const KINDS: Partial<Record<TravellerKind, OtherClass>> = {
  crew: 'crew',
  // Of lorries and coaches: the road is their usual environment.
  driver: 'crew',
  'border-worker': 'border-workers',
  'border-resident': 'border-residents',
  diplomat: 'diplomats',
  military: 'military',
  refugee: 'refugees',
};

const ENDS: Record<ArrivalEnd, OtherClass | VisitorClass> = {
  'same-day': 'same-day',
  overnight: 'tourists',
  'a-year-or-longer': 'a-year-or-longer',
  'still-inside': 'still-inside',
  unpaired: 'unpaired',
};

/** The class of an arrival. A citizen who states a residence abroad is a visitor; one who states none counts as a resident. */
export function sortArrival({ kind, purpose, residence, nationality, end }: Arrival): SortedArrival {
  const isGoingHome = residence === null && purpose === 'return-home';
  const ground = residence !== null ? 'residence' : isGoingHome ? 'purpose' : 'nationality';
  const country = residence ?? (isGoingHome ? HOME_STATE : nationality);
  const of = (one: OtherClass | VisitorClass): SortedArrival => ({
    ...{ class: one, country, ground },
    isVisitor: VISITOR_CLASSES.some((known) => known === one),
  });
  if (country === HOME_STATE) return of('residents');
  const byKind = KINDS[kind];
  if (byKind) return of(byKind);
  if (purpose === 'crew') return of('crew');
  if (purpose === 'work-here') return of('workers');
  if (purpose === 'moving-home') return of('moving-home');
  if (end === 'a-year-or-longer') return of('a-year-or-longer');
  return of(kind === 'transit' || purpose === 'transit' ? 'transit' : ENDS[end]);
}
