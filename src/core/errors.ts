import type { FieldFaultCode } from './field-fault.ts';

/**
 * Every way in which IAMIS can say no. Rooms throw codes, never HTTP statuses: the same rule serves HTTP, the command
 * line and, later, replication. `platform/http/problems.ts` must have a row for each (it does not compile otherwise)
 * and `docs/problems.md` a section (a test holds them together).
 */
export const ERROR_CODES = [
  // the door
  'bad-request',
  'malformed-json',
  'body-too-large',
  'headers-too-large',
  'request-too-slow',
  'unsupported-media-type',
  'not-found',
  'too-many-requests',
  'overloaded',
  'database-unavailable',
  'internal-error',
  'idempotency-key-reused',
  'precondition-required',
  'precondition-failed',
  // who are you
  'not-signed-in',
  'sign-in-failed',
  'sign-in-delayed',
  'refresh-token-invalid',
  'csrf-token-wrong',
  'cross-site-request',
  'forbidden',
  'checkpoint-not-yours',
  'agency-not-yours',
  'own-proposal',
  'lookup-reason-required',
  // accounts
  'account-not-found',
  'username-taken',
  'roles-incompatible',
  'second-administrator-required',
  'not-an-officer',
  'lending-too-long',
  'role-grant-not-found',
  'role-grant-closed',
  'agency-not-found',
  'agency-exists',
  // checkpoints
  'checkpoint-not-found',
  'checkpoint-exists',
  'lane-not-found',
  'lane-direction-differs',
  // documents
  'document-unreadable',
  'unsupported-document',
  // screening
  'screening-unavailable',
  // inspections
  'id-reused',
  'id-time-out-of-range',
  'late-reason-required',
  'occurred-at-out-of-range',
  'inspection-not-found',
  'inspection-already-decided',
  'inspection-referred',
  'inspection-not-yours',
  'needs-second-line',
  'citizen-not-refused',
  'reason-required',
  'reason-wrong',
  'acknowledgement-required',
  'override-reason-required',
  'protection-answer-required',
  'escort-not-allowed',
  'decided-at-out-of-range',
  // crossings and referrals
  'crossing-not-found',
  'correction-too-late',
  'correction-empty',
  'referral-not-found',
  'referral-already-claimed',
  'referral-not-claimed',
  'referral-closed',
  'outcome-not-allowed',
  'finding-required',
  'finding-unknown-entry',
  'holder-answer-required',
  'owner-word-required',
  'handed-to-required',
  // shifts and groups
  'shift-not-found',
  'shift-already-open',
  'shift-not-open',
  'check-note-required',
  'handover-not-written',
  'own-sign-off',
  'group-not-found',
  'group-closed',
  'group-undecided',
  'group-incomplete',
  'group-mismatch',
  'group-full',
  'inspection-in-other-group',
  // forms
  'not-refused',
  'no-false-match',
  // watchlist
  'entry-not-found',
  'entry-not-pending',
  'entry-not-active',
  'proposal-pending',
  'entry-incomplete',
  'import-not-found',
  'import-not-staged',
  'import-unreadable',
  'import-too-large',
  'confirm-removals-required',
  // stays
  'stay-rule-not-found',
  'stay-rule-overlaps',
  'stay-rule-retroactive',
  'stay-rule-ended',
  'balance-notice-not-found',
  'balance-notice-acknowledged',
  // vigilance
  'second-approver-required',
  'false-match-not-found',
  'false-match-over',
  // figures
  'period-invalid',
  'range-too-long',
  'persons-not-summed',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One thing wrong with one field. `pointer` is an RFC 6901 JSON pointer into the body, or `?name` / `header:Name`. */
export interface FieldError {
  pointer: string;
  code: FieldFaultCode;
  /** The least or the most that the field takes, where that is what was passed. */
  limit?: number;
  detail: string;
}

export interface IamisErrorDetails {
  /** A sentence for the person in front of the screen. Never a name, a document number or another person's data. */
  detail?: string;
  errors?: FieldError[];
  retryAfterS?: number;
  cause?: unknown;
}

/** A refusal with a code from the catalogue. */
export class IamisError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, details: IamisErrorDetails = {}) {
    super(details.detail ? `${code}: ${details.detail}` : code, details.cause ? { cause: details.cause } : undefined);
    this.name = 'IamisError';
    this.code = code;
    this.detail = details.detail;
    this.errors = details.errors;
    this.retryAfterS = details.retryAfterS;
  }
}

export function isIamisError(error: unknown, code?: ErrorCode): error is IamisError {
  return error instanceof IamisError && (code === undefined || error.code === code);
}
