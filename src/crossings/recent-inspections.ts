import type { InspectionFacts } from './crossing-store.ts';
import type { Inspection } from './inspection.ts';

/** What this process has recorded of late: most inspections are decided seconds after they were opened, by the same lane. */
export interface RecentInspections {
  /** After the commit: an inspection is never changed, so what is remembered of it stays true. */
  remember(inspection: Inspection): void;
  find(id: string): InspectionFacts | undefined;
  forget(id: string): void;
}

/** About two kilobytes each. */
const MOST_KEPT = 5_000;

/** Whether it is decided is not remembered: that is told by the decision's primary key alone. */
export function openRecentInspections(): RecentInspections {
  const kept = new Map<string, InspectionFacts>();
  return {
    remember(inspection) {
      kept.set(inspection.id, factsOf(inspection));
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    find: (id) => kept.get(id),
    forget: (id) => void kept.delete(id),
  };
}

function factsOf(inspection: Inspection): InspectionFacts {
  return {
    id: inspection.id,
    checkpoint: inspection.checkpoint,
    direction: inspection.direction,
    occurred_at: inspection.occurredAt,
    officer_id: inspection.officerId,
    traveller_kind: inspection.travellerKind,
    purpose: inspection.purpose,
    residence: inspection.residence,
    nationality: inspection.nationality,
    sex: inspection.sex,
    age: inspection.age,
    verdict: inspection.verdict,
    signal: inspection.signal,
    advisories: inspection.advisories.map(({ code, level }) => ({ code, level })),
    is_invented: inspection.isInvented,
  };
}
