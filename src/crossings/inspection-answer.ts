import type { TravelDocument } from '../documents/travel-document.ts';
import { compareHits } from '../screening/rank.ts';
import type { Advisory } from './advisory.ts';
import type { Inspection, OpenHit } from './inspection.ts';
import { storedScore } from './inspection-rows.ts';
import type { InspectionAnswer, InspectionDetail } from './inspection-schemas.ts';

/** What was recorded of an inspection when it was opened. */
export interface OpenedInspection {
  inspection: Inspection;
  /** As inspected, the first one first. */
  documents: readonly [TravelDocument, ...TravelDocument[]];
  hits: readonly OpenHit[];
}

/** The same bytes whether the inspection was made just now or comes from its rows: every object is built here, key by key. */
export function answerOf({ inspection, documents, hits }: OpenedInspection): InspectionAnswer {
  return {
    id: inspection.id,
    signal: inspection.signal,
    verdict: inspection.verdict,
    hits: answerOfHits(hits),
    document: answerOfDocument(documents[0]),
    advisories: inspection.advisories.map(answerOfAdvisory),
    screening: answerOfScreening(inspection),
    decision: null,
  };
}

/** The gravest first; band log is recorded and not shown. */
export function answerOfHits(hits: readonly OpenHit[]): InspectionAnswer['hits'] {
  return hits
    .filter(({ band }) => band !== 'log')
    .sort(compareHits)
    .map(({ entryId, category, action, flags, band, score, evidence }) => ({
      entryId,
      category,
      action,
      flags: [...flags],
      band,
      score: storedScore(score),
      evidence: evidence.map(({ feature, traveller, listed, bits }) => ({ feature, traveller, listed, bits })),
    }));
}

export function answerOfDocument(document: TravelDocument): InspectionAnswer['document'] {
  const { checks, permit, workContract } = document;
  return {
    format: document.format,
    documentCode: document.documentCode,
    documentClass: document.documentClass,
    issuingState: document.issuingState,
    documentNumber: document.documentNumber,
    surname: document.surname,
    givenNames: document.givenNames,
    nationality: document.nationality,
    birthDate: document.birthDate,
    sex: document.sex,
    expiryDate: document.expiryDate,
    checks: {
      documentNumber: checks.documentNumber,
      birthDate: checks.birthDate,
      expiryDate: checks.expiryDate,
      personalNumber: checks.personalNumber,
      composite: checks.composite,
    },
    permit: permit && {
      ...{ basis: permit.basis, type: permit.type, entries: permit.entries },
      ...{ validFrom: permit.validFrom, days: permit.days },
    },
    workContract: workContract && {
      ...{ number: workContract.number, validFrom: workContract.validFrom, validUntil: workContract.validUntil },
    },
  };
}

/** Absent keys stay absent: JSON drops what is undefined. */
export function answerOfAdvisory(advisory: Advisory): InspectionAnswer['advisories'][number] {
  const { code, level, document, fields, age, daysLeft, checkpoint, occurredAt, until, overDays } = advisory;
  return { code, level, document, fields, age, daysLeft, checkpoint, occurredAt, until, overDays };
}

export function answerOfScreening({ list, tookUs }: Inspection): InspectionDetail['screening'] {
  return {
    policy: list.policy,
    listVersion: list.listVersion,
    listAgeMs: list.listAgeMs,
    feed: list.feed,
    entryCount: list.entryCount,
    tookMs: tookUs / 1000,
  };
}
