import { type ErrorCode, IamisError } from '../../core/errors.ts';

/** Constraints that a user can run into, by their name in the migrations. Any other violation is a fault of ours. */
const CONSTRAINT_CODES: Record<string, ErrorCode> = {
  account_username_key: 'username-taken',
  checkpoint_pkey: 'checkpoint-exists',
  shift_one_at_a_time: 'shift-already-open',
};

/** A violated constraint of the list as its code; anything else unchanged. */
export function asConstraintError(error: unknown): unknown {
  const constraint = (error as { constraint?: string } | null)?.constraint;
  const code = constraint === undefined ? undefined : CONSTRAINT_CODES[constraint];
  return code ? new IamisError(code) : error;
}
