import { idAt, newId } from '../../src/core/ids.ts';
import type { CrossingKind, Direction } from '../../src/crossings/crossing.ts';
import type { Database } from '../../src/platform/database.ts';

export interface RowDocument {
  issuingState: string;
  documentNumber: string;
  personalNumber?: string | null;
  surname: string;
  givenNames: string;
  birthDate: string;
  sex: string;
}

export interface CrossingRowInput {
  id?: string;
  revision?: number;
  direction: Direction;
  occurredAt: Date;
  documents: readonly RowDocument[];
  kind?: CrossingKind;
  checkpoint?: string;
  nationality?: string;
  purpose?: string;
  travellerKind?: string;
}

const OFFICER = newId();

/** Writes a crossing, or its next revision, as the lanes and their corrections do, without the lane. @returns its id */
export async function writeCrossing(db: Database, input: CrossingRowInput): Promise<string> {
  const { revision = 1, kind = 'ordinary', checkpoint = 'manas', documents, occurredAt, direction } = input;
  const id = input.id ?? idAt(occurredAt.getTime());
  const [first] = documents;
  await db
    .insertInto('crossing')
    .values({
      ...{ inspection_id: id, revision, site: 'hub', checkpoint, mode: 'air', direction, kind, escort: null },
      occurred_at: occurredAt,
      nationality: input.nationality ?? first?.issuingState ?? 'XXX',
      sex: first?.sex ?? 'X',
      ...{
        age: 30,
        purpose: input.purpose ?? 'not-asked',
        traveller_kind: input.travellerKind ?? 'ordinary',
        residence: null,
      },
      ...{ reason: null, account_id: OFFICER, recorded_at: occurredAt, request_hash: Buffer.alloc(32) },
    })
    .execute();
  if (documents.length === 0) return id;
  await db
    .insertInto('inspection_identity')
    .values(
      documents.map((document, at) => ({
        ...{ inspection_id: id, revision, ordinal: at + 1, document_code: 'P', document_class: 'ordinary' },
        issuing_state: document.issuingState,
        document_number: document.documentNumber,
        surname: document.surname,
        given_names: document.givenNames,
        is_name_truncated: false,
        name_key: `${document.givenNames} ${document.surname}`,
        nationality: document.issuingState,
        birth_date: document.birthDate,
        sex: document.sex,
        personal_number: document.personalNumber ?? null,
        checks: '{}',
      })),
    )
    .execute();
  return id;
}
