import type { StayCrossing } from '../../../src/stays/pair-crossings.ts';
import { type KeptCrossing, type KeyedDocument, stayKeysOf } from '../../../src/stays/stay-keys.ts';

const SECRETS = { secrets: { screeningKey: 'a'.repeat(32) } } as Parameters<typeof stayKeysOf>[0];

let made = 0;

/** An invented holder's document; each call has a number of its own. */
export function inventDocument(changes: Partial<KeyedDocument> = {}): KeyedDocument {
  made += 1;
  return {
    issuingState: 'KAZ',
    documentNumber: `N${1_000_000 + made}`,
    personalNumber: null,
    surname: 'PROBNAIA',
    givenNames: 'AIGERIM',
    nativeName: null,
    birthDate: '1991-11-23',
    sex: 'F',
    ...changes,
  };
}

/** A crossing on 1 March 2026 plus so many hours, on these documents. */
export function crossingOf(
  direction: StayCrossing['direction'],
  hours: number,
  documents: KeyedDocument | readonly KeyedDocument[],
  changes: Partial<KeptCrossing> = {},
): KeptCrossing {
  made += 1;
  const shown = 'documentNumber' in documents ? [documents] : documents;
  const at = new Date(Date.UTC(2026, 2, 1, 6) + hours * 3_600_000);
  return {
    id: `01990000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`,
    revision: 1,
    direction,
    kind: 'ordinary',
    occurredAt: at,
    checkpoint: 'manas',
    nationality: shown[0]?.issuingState ?? 'KAZ',
    sex: 'F',
    age: 34,
    travellerKind: 'ordinary',
    purpose: 'not-asked',
    residence: null,
    toCountry: null,
    isInvented: false,
    ...stayKeysOf(SECRETS, shown),
    permit: null,
    ...changes,
  };
}
