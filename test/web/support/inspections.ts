import type { Advisory, Hit, Inspection } from '../../../web/src/rooms/crossings/lane/lane-state.ts';

export const DECISION_SIGNALS = ['go', 'look', 'hold'] as const;

interface Told {
  signal?: Inspection['signal'];
  verdict?: Inspection['verdict'];
  advisories?: Advisory[];
  nationality?: string;
  /** Of the one hit; none without it. */
  category?: Hit['category'];
}

/** An invented answer of the server, as far as the lane goes by it. */
export function inspectionWith({
  signal = 'go',
  verdict = 'clear',
  advisories = [],
  nationality = 'UZB',
  category,
}: Told): Inspection {
  const hit = {
    entryId: '01990000-0000-7000-8000-000000000000',
    action: 'seize-document',
    flags: [],
    band: 'stop',
    score: 30,
    evidence: [],
  } as const;
  return {
    ...{ id: '01990000-0000-7000-8000-000000000001', signal, verdict, advisories },
    hits: category ? [{ ...hit, category, flags: [], evidence: [] }] : [],
    document: {
      ...{
        format: 'TD3',
        documentCode: 'P',
        documentClass: 'ordinary',
        issuingState: nationality,
        documentNumber: 'X1',
        surname: 'TESTOV',
      },
      ...{ givenNames: 'INVENTED', nationality, birthDate: '1990-01-01', sex: 'M', expiryDate: '2030-01-01' },
      checks: {
        documentNumber: 'pass',
        birthDate: 'pass',
        expiryDate: 'pass',
        personalNumber: 'absent',
        composite: 'pass',
      },
    },
    screening: { policy: 'test', listVersion: 1, listAgeMs: 0, feed: 'live', entryCount: 0, tookMs: 0 },
  };
}
