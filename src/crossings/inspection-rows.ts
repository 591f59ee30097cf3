import type { Insertable, Selectable } from 'kysely';
import type { CalendarDate, PartialDate } from '../core/dates.ts';
import type { StayGrant } from '../documents/stay-grant.ts';
import type {
  DocumentChecks,
  DocumentClass,
  DocumentFinding,
  MrzFormat,
  Sex,
  TravelDocument,
} from '../documents/travel-document.ts';
import type { WorkContract } from '../documents/work-contract.ts';
import type { DB } from '../platform/tables.ts';
import type { Action, Band, Category, Flag } from '../screening/listed-entry.ts';
import { normaliseName } from '../screening/normalise-name.ts';
import type { EvidenceLine } from '../screening/question.ts';
import type { Verdict } from '../screening/verdict.ts';
import type { Advisory } from './advisory.ts';
import type { Direction } from './crossing.ts';
import type {
  CaptureMode,
  Conveyance,
  Inspection,
  OpenHit,
  Purpose,
  ResidenceBasis,
  TravellerKind,
} from './inspection.ts';
import type { Signal } from './signal.ts';

/** Rows to facts and back. jsonb does not keep the order of keys: who shows one builds it anew. */

export function rowOfInspection(fact: Inspection, requestHash: Buffer): Insertable<DB['inspection']> {
  return {
    id: fact.id,
    site: fact.site,
    checkpoint: fact.checkpoint,
    lane: fact.lane,
    direction: fact.direction,
    occurred_at: fact.occurredAt,
    received_at: fact.receivedAt,
    officer_id: fact.officerId,
    capture_mode: fact.captureMode,
    traveller_kind: fact.travellerKind,
    purpose: fact.purpose,
    conveyance: fact.conveyance && JSON.stringify(fact.conveyance),
    residence: fact.residence,
    residence_basis: fact.residenceBasis,
    from_country: fact.fromCountry,
    to_country: fact.toCountry,
    accompanied_by: fact.accompaniedBy,
    late_reason: fact.lateReason,
    document_class: fact.documentClass,
    document_format: fact.documentFormat,
    issuing_state: fact.issuingState,
    nationality: fact.nationality,
    sex: fact.sex,
    age: fact.age,
    verdict: fact.verdict,
    signal: fact.signal,
    advisories: JSON.stringify(fact.advisories),
    policy: fact.list.policy,
    list_version: fact.list.listVersion,
    list_age_ms: fact.list.listAgeMs,
    feed: fact.list.feed,
    entry_count: fact.list.entryCount,
    took_us: fact.tookUs,
    request_hash: requestHash,
    is_invented: fact.isInvented,
  };
}

export function inspectionOfRow(row: Selectable<DB['inspection']>): Inspection {
  return {
    id: row.id,
    site: row.site,
    checkpoint: row.checkpoint,
    lane: row.lane,
    direction: row.direction as Direction,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    officerId: row.officer_id,
    captureMode: row.capture_mode as CaptureMode,
    travellerKind: row.traveller_kind as TravellerKind,
    purpose: row.purpose as Purpose,
    conveyance: row.conveyance as Conveyance | null,
    residence: row.residence,
    residenceBasis: row.residence_basis as ResidenceBasis,
    fromCountry: row.from_country,
    toCountry: row.to_country,
    accompaniedBy: row.accompanied_by,
    lateReason: row.late_reason,
    documentClass: row.document_class as DocumentClass,
    documentFormat: row.document_format as MrzFormat | null,
    issuingState: row.issuing_state,
    nationality: row.nationality,
    sex: row.sex as Sex,
    age: row.age,
    verdict: row.verdict as Verdict,
    signal: row.signal as Signal,
    advisories: row.advisories as unknown as Advisory[],
    list: {
      policy: row.policy,
      listVersion: row.list_version,
      listAgeMs: row.list_age_ms,
      feed: row.feed as 'live' | 'lost',
      entryCount: row.entry_count,
    },
    tookUs: row.took_us,
    isInvented: row.is_invented,
  };
}

/** The documents of one revision: 1 is as inspected, later ones are corrections. */
export function rowsOfIdentity(
  inspectionId: string,
  revision: number,
  documents: readonly TravelDocument[],
): Insertable<DB['inspection_identity']>[] {
  return documents.map((document, index) => ({
    inspection_id: inspectionId,
    revision,
    ordinal: index + 1,
    document_code: document.documentCode,
    document_class: document.documentClass,
    document_format: document.format,
    issuing_state: document.issuingState,
    document_number: document.documentNumber,
    surname: document.surname,
    given_names: document.givenNames,
    native_name: document.nativeName,
    is_name_truncated: document.isNameTruncated,
    name_key: nameKeyOf(document),
    nationality: document.nationality,
    birth_date: document.birthDate,
    sex: document.sex,
    expiry_date: document.expiryDate,
    personal_number: document.personalNumber,
    optional_data: document.optionalData,
    raw_mrz: document.rawMrz?.join('\n') ?? null,
    checks: JSON.stringify(document.checks),
    findings: JSON.stringify(document.findings),
    permit: document.permit ? JSON.stringify(document.permit) : null,
    work_contract: document.workContract ? JSON.stringify(document.workContract) : null,
  }));
}

export function documentOfRow(row: Selectable<DB['inspection_identity']>): TravelDocument {
  return {
    format: row.document_format as MrzFormat | null,
    documentCode: row.document_code,
    documentClass: row.document_class as DocumentClass,
    issuingState: row.issuing_state,
    documentNumber: row.document_number,
    surname: row.surname,
    givenNames: row.given_names,
    nativeName: row.native_name,
    isNameTruncated: row.is_name_truncated,
    nationality: row.nationality,
    birthDate: row.birth_date as PartialDate | null,
    sex: row.sex as Sex,
    expiryDate: row.expiry_date as CalendarDate | null,
    personalNumber: row.personal_number,
    optionalData: row.optional_data,
    rawMrz: row.raw_mrz === null ? null : row.raw_mrz.split('\n'),
    checks: row.checks as unknown as DocumentChecks,
    findings: row.findings as unknown as DocumentFinding[],
    ...(row.permit !== null && { permit: row.permit as unknown as StayGrant }),
    ...(row.work_contract !== null && { workContract: row.work_contract as unknown as WorkContract }),
  };
}

/** A name as search knows it: normalised tokens, sorted, joined by a space. */
export function nameKeyOf(document: Pick<TravelDocument, 'surname' | 'givenNames' | 'nativeName'>): string {
  const latin = normaliseName(`${document.surname} ${document.givenNames}`);
  return (latin.length > 0 ? latin : normaliseName(document.nativeName ?? '')).join(' ');
}

export function rowsOfHits(
  inspectionId: string,
  revision: number,
  hits: readonly OpenHit[],
  policy: string,
): Insertable<DB['hit']>[] {
  return hits.map((hit) => ({
    inspection_id: inspectionId,
    revision,
    entry_id: hit.entryId,
    entry_version: hit.version,
    owner_agency: hit.ownerAgency,
    category: hit.category,
    action: hit.action,
    flags: [...hit.flags],
    band: hit.band,
    score: storedScore(hit.score),
    policy,
    evidence: JSON.stringify(hit.evidence),
  }));
}

export function hitOfRow(row: Omit<Selectable<DB['hit']>, 'inspection_id' | 'revision'>): OpenHit {
  return {
    entryId: row.entry_id,
    version: row.entry_version,
    category: row.category as Category,
    action: row.action as Action,
    flags: row.flags as Flag[],
    ownerAgency: row.owner_agency,
    band: row.band as Band,
    score: row.score,
    evidence: row.evidence as unknown as EvidenceLine[],
  };
}

/** A `real` gives back six digits; more would make the stored answer another one than the first. */
export function storedScore(score: number): number {
  return Math.round(score * 100) / 100;
}
