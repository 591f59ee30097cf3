import { type FieldError, IamisError } from '../core/errors.ts';
import { areRolesCompatible, type Role } from '../core/roles.ts';
import { BORDER_SERVICE } from './agency.ts';

export const ACCOUNT_STATUSES = ['active', 'disabled'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** One who signs in. A password's hash never leaves the store. */
export interface Account {
  id: string;
  username: string;
  agency: string;
  /** Roles in force; empty while the only ones asked for still wait for a second administrator. */
  roles: readonly Role[];
  /** The account's own checkpoints, without loans. */
  checkpoints: readonly string[];
  status: AccountStatus;
  isInvented: boolean;
  createdAt: Date;
  version: number;
}

/** An officer's work at another checkpoint, [fromAt, untilAt). */
export interface Loan {
  checkpoint: string;
  fromAt: Date;
  untilAt: Date;
}

/** The question this room asks of the checkpoints room: is there such a checkpoint? `app.ts` passes the answer in. */
export type HasCheckpoint = (code: string) => Promise<boolean>;

/** Lower-case Latin letters, digits, dot, hyphen, underscore; begins with a letter or digit; at most 60 characters. */
const USERNAME = /^[a-z0-9][a-z0-9._-]{0,59}$/;

/** The name as it is kept and compared: what was typed with a capital or a stray space is the same name. */
export function canonicalUsername(typed: string): string {
  return typed.trim().toLowerCase();
}

export function isUsername(text: string): boolean {
  return USERNAME.test(text);
}

const BORDER_SERVICE_ROLES: readonly Role[] = ['officer', 'supervisor', 'administrator', 'auditor'];
const LANE_ROLES: readonly Role[] = ['officer', 'supervisor'];
const CONFIRMED_ROLES: readonly Role[] = ['approver', 'auditor'];

/** Officers and supervisors act at checkpoints, and only they. */
export function worksAtCheckpoints(roles: readonly Role[]): boolean {
  return roles.some((role) => LANE_ROLES.includes(role));
}

/** Of these roles, the ones that a single administrator can't grant (approver, auditor). */
export function rolesToConfirm(roles: readonly Role[]): Role[] {
  return roles.filter((role) => CONFIRMED_ROLES.includes(role));
}

/**
 * May an account hold these roles, in this agency, at these checkpoints? Roles of the lanes and of oversight belong to the border
 * service; every agency may own watchlist entries (editor, approver) and count flows (analyst).
 * @throws IamisError `roles-incompatible` with one line for each thing wrong
 */
export function requireFittingRoles(account: {
  roles: readonly Role[];
  agency: string;
  checkpoints: readonly string[];
}): void {
  const { roles, agency, checkpoints } = account;
  const errors: FieldError[] = [];
  if (!areRolesCompatible(roles)) {
    errors.push({
      pointer: '/roles',
      code: 'field-not-allowed',
      detail: 'auditor and administrator go with no other role, and none is named twice',
    });
  }
  for (const role of roles) {
    if (BORDER_SERVICE_ROLES.includes(role) && agency !== BORDER_SERVICE)
      errors.push({ pointer: '/agency', code: 'field-not-allowed', detail: `${role} belongs to the border service` });
  }
  if (worksAtCheckpoints(roles) !== checkpoints.length > 0) {
    errors.push({
      pointer: '/checkpoints',
      code: checkpoints.length > 0 ? 'field-not-allowed' : 'field-missing',
      detail: 'officers and supervisors need a checkpoint, other roles have none',
    });
  }
  if (errors.length > 0) throw new IamisError('roles-incompatible', { errors });
}

/** The checkpoints at which an account works at an instant: its own, and those it is lent to. */
export function checkpointsAt(account: Pick<Account, 'checkpoints'>, loans: readonly Loan[], at: Date): string[] {
  const lent = loans.filter((loan) => loan.fromAt <= at && at < loan.untilAt).map((loan) => loan.checkpoint);
  return [...new Set([...account.checkpoints, ...lent])];
}
