import type { RowsOf } from '../platform/fact-unit.ts';
import { outboxRow } from '../platform/outbox.ts';
import type { ScreeningHit } from '../screening/question.ts';
import { storedScore } from './inspection-rows.ts';

/** The event of a discreet hit; its id is the hit's and becomes the notice's. */
const DISCREET_HIT = 'discreet-hit';

export interface DiscreetHitsOf {
  site: string;
  inspectionId: string;
  /** 1 as inspected, later ones by a correction. */
  revision: number;
  policy: string;
}

/**
 * The rows that tell the owner agencies: a hit in a table of its own, and an event from which the agency's notice is
 * made after the commit. To be written in the transaction of the inspection or correction; none when there is no hit.
 */
export function discreetHitRows(of: DiscreetHitsOf, hits: readonly ScreeningHit[]): RowsOf[] {
  if (hits.length === 0) return [];
  const told = hits.map((hit) => ({
    hit,
    event: outboxRow(of.site, DISCREET_HIT, {
      agency: hit.ownerAgency,
      inspectionId: of.inspectionId,
      entryId: hit.entryId,
      entryVersion: hit.version,
    }),
  }));
  return [
    {
      table: 'discreet_hit',
      rows: told.map(({ hit, event }) => ({
        id: event.id,
        site: of.site,
        inspection_id: of.inspectionId,
        revision: of.revision,
        entry_id: hit.entryId,
        entry_version: hit.version,
        owner_agency: hit.ownerAgency,
        band: hit.band,
        score: storedScore(hit.score),
        policy: of.policy,
        evidence: JSON.stringify(hit.evidence),
      })),
    },
    { table: 'outbox', rows: told.map(({ event }) => event) },
  ];
}
