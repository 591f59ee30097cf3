import type { ErrorCode, FieldError, IamisError } from '../../core/errors.ts';

/** The one place where codes meet HTTP. A code without a row does not compile. */
export const PROBLEMS: Record<ErrorCode, { status: number; title: string }> = {
  'bad-request': { status: 400, title: 'The request does not fit its schema' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'body-too-large': { status: 413, title: 'The body is larger than this route accepts' },
  'headers-too-large': { status: 431, title: 'The request headers are too large' },
  'request-too-slow': { status: 408, title: 'The request did not arrive in time' },
  'unsupported-media-type': { status: 415, title: 'This content type is not accepted here' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  overloaded: { status: 503, title: 'Too busy right now; try again' },
  'database-unavailable': { status: 503, title: 'The database does not answer; nothing was recorded' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used for another request' },
  'precondition-required': { status: 428, title: 'If-Match is required' },
  'precondition-failed': { status: 412, title: 'It was changed by somebody else in the meantime' },

  'not-signed-in': { status: 401, title: 'Sign in first' },
  'sign-in-failed': { status: 401, title: 'User name or password is wrong' },
  'sign-in-delayed': { status: 429, title: 'Too many wrong passwords; wait before the next attempt' },
  'refresh-token-invalid': { status: 401, title: 'The refresh token is not valid; sign in again' },
  'csrf-token-wrong': { status: 403, title: 'The token against forged requests is missing or wrong' },
  'cross-site-request': { status: 403, title: 'This request was made by another site' },
  forbidden: { status: 403, title: 'This account may not do that' },
  'checkpoint-not-yours': { status: 403, title: 'This account does not work at that checkpoint' },
  'agency-not-yours': { status: 403, title: 'This belongs to another agency' },
  'own-proposal': { status: 403, title: 'Somebody else must decide on your own proposal' },
  'lookup-reason-required': { status: 422, title: 'Looking up a person needs a purpose and a case number' },

  'account-not-found': { status: 404, title: 'No such account' },
  'username-taken': { status: 409, title: 'This user name is taken' },
  'roles-incompatible': {
    status: 422,
    title: 'These roles do not go together, with this agency or with these checkpoints',
  },
  'second-administrator-required': { status: 409, title: 'A second administrator must do this' },
  'not-an-officer': { status: 422, title: 'Only an officer can be lent' },
  'lending-too-long': { status: 422, title: 'An officer can be lent for at most 12 hours ahead' },
  'role-grant-not-found': { status: 404, title: 'No such proposal of roles' },
  'role-grant-closed': { status: 409, title: 'This proposal of roles no longer waits' },

  'agency-not-found': { status: 404, title: 'No such agency' },
  'agency-exists': { status: 409, title: 'An agency with this code exists' },
  'checkpoint-not-found': { status: 404, title: 'No such checkpoint' },
  'checkpoint-exists': { status: 409, title: 'A checkpoint with this code exists' },
  'lane-not-found': { status: 422, title: 'The checkpoint has no such lane' },
  'lane-direction-differs': { status: 422, title: 'The lane works in the other direction' },

  'document-unreadable': { status: 422, title: 'The document could not be read' },
  'unsupported-document': { status: 422, title: 'This kind of machine-readable zone is not supported' },

  'screening-unavailable': { status: 503, title: 'The watchlist is not loaded; do not admit on this answer' },

  'id-reused': { status: 422, title: 'This id cannot be used for this request' },
  'id-time-out-of-range': { status: 422, title: 'The time inside the id is too old or in the future' },
  'late-reason-required': { status: 422, title: 'A late record needs a reason' },
  'occurred-at-out-of-range': { status: 422, title: 'The stated time is out of range' },
  'inspection-not-found': { status: 404, title: 'No such inspection' },
  'inspection-already-decided': { status: 409, title: 'This inspection is already decided otherwise' },
  'inspection-referred': { status: 409, title: 'This inspection is with the second line' },
  'inspection-not-yours': { status: 403, title: 'Another officer opened this inspection' },
  'needs-second-line': { status: 409, title: 'This traveller must go to the second line' },
  'citizen-not-refused': { status: 409, title: 'A citizen is never refused entry' },
  'reason-required': { status: 422, title: 'A reason is required' },
  'reason-wrong': { status: 422, title: 'This reason does not belong here' },
  'acknowledgement-required': { status: 422, title: 'Each advisory must be acknowledged' },
  'override-reason-required': { status: 422, title: 'Admitting in spite of an advisory needs a reason' },
  'protection-answer-required': { status: 422, title: 'Say whether the traveller asks for protection' },
  'escort-not-allowed': { status: 422, title: 'An escort does not belong here' },
  'decided-at-out-of-range': { status: 422, title: 'The time of the decision is out of range' },

  'crossing-not-found': { status: 404, title: 'No such crossing' },
  'correction-too-late': { status: 403, title: 'The time for a correction by the same officer is over' },
  'correction-empty': { status: 422, title: 'The correction changes nothing' },
  'referral-not-found': { status: 404, title: 'No such referral' },
  'referral-already-claimed': { status: 409, title: 'Somebody else has claimed this referral' },
  'referral-not-claimed': { status: 409, title: 'Claim the referral first' },
  'referral-closed': { status: 409, title: 'This referral is closed' },
  'outcome-not-allowed': { status: 409, title: 'This outcome is not allowed here' },
  'finding-required': { status: 422, title: 'Each hit needs a finding' },
  'finding-unknown-entry': { status: 422, title: 'A finding names an entry that was not hit' },
  'holder-answer-required': { status: 422, title: 'Say whether the holder is the owner' },
  'owner-word-required': { status: 422, title: "Letting this traveller through needs the owner agency's word" },
  'handed-to-required': { status: 422, title: 'Say to whom the traveller is handed over' },

  'shift-not-found': { status: 404, title: 'No such shift' },
  'shift-already-open': { status: 409, title: 'This checkpoint has a shift that is not closed' },
  'shift-not-open': { status: 409, title: 'The sheet of this shift is written already' },
  'check-note-required': { status: 422, title: 'A check that failed needs a note' },
  'handover-not-written': { status: 409, title: 'There is no handover sheet to sign yet' },
  'own-sign-off': { status: 409, title: 'Somebody else must take over' },
  'group-not-found': { status: 404, title: 'No such group' },
  'group-closed': { status: 409, title: 'This group is closed' },
  'group-undecided': { status: 409, title: 'Not everybody in this group is decided' },
  'group-incomplete': { status: 422, title: 'Not as many were seen as declared: say why' },
  'group-mismatch': { status: 422, title: 'This inspection is of another checkpoint or direction' },
  'group-full': { status: 422, title: 'The group has as many members as a group may have' },
  'inspection-in-other-group': { status: 409, title: 'This inspection is in another group' },
  'not-refused': { status: 409, title: 'Nobody was refused on this inspection' },
  'no-false-match': { status: 409, title: 'The second line has found no false match here' },

  'entry-not-found': { status: 404, title: 'No such watchlist entry' },
  'entry-not-pending': { status: 409, title: 'Nothing waits for a decision on this entry' },
  'entry-not-active': { status: 409, title: 'This entry is not in force' },
  'proposal-pending': { status: 409, title: 'A proposal for this entry already waits' },
  'entry-incomplete': { status: 422, title: 'The entry lacks what approval needs' },
  'import-not-found': { status: 404, title: 'No such import' },
  'import-not-staged': { status: 409, title: 'This import does not wait for a decision' },
  'import-unreadable': { status: 422, title: 'The file could not be read as this format' },
  'import-too-large': { status: 413, title: 'The file is larger than 100 MB' },
  'confirm-removals-required': { status: 409, title: 'The import removes entries; confirm it' },

  'stay-rule-not-found': { status: 404, title: 'No such rule of authorised stay' },
  'stay-rule-overlaps': { status: 409, title: 'Another rule is in force for the same people on the same basis' },
  'stay-rule-retroactive': { status: 422, title: 'A rule neither begins nor ends in the past' },
  'stay-rule-ended': { status: 409, title: 'This rule has a last day already' },
  'balance-notice-not-found': { status: 404, title: 'No such notice of a balance' },
  'balance-notice-acknowledged': { status: 409, title: 'This notice has been acknowledged already' },

  'second-approver-required': { status: 409, title: 'A second approver must do this' },
  'false-match-not-found': { status: 404, title: 'No such remembered false match' },
  'false-match-over': { status: 409, title: 'This false match is no longer remembered' },

  'period-invalid': { status: 422, title: 'The period does not fit the range' },
  'range-too-long': { status: 422, title: 'The range is too long for this period' },
  'persons-not-summed': { status: 422, title: 'Persons can not be added up' },
};

/** RFC 9457 problem details; `type` leads to the code's section of docs/problems.md, served at /problems. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  instance: string;
  detail?: string;
  errors?: FieldError[];
}

/** @param instance the request's id, so that a report can be found in the log; never its URL, which may be a person's */
export function problemBody(error: IamisError, instance: string): ProblemBody {
  const { status, title } = PROBLEMS[error.code];
  return {
    type: `/problems#${error.code}`,
    title,
    status,
    code: error.code,
    instance: `urn:request:${instance}`,
    ...(error.detail !== undefined && { detail: error.detail }),
    ...(error.errors !== undefined && { errors: error.errors }),
  };
}
