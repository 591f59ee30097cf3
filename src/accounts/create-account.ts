import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Role } from '../core/roles.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Account, canonicalUsername, isUsername, requireFittingRoles, rolesToConfirm } from './account.ts';
import { insertAccount } from './account-store.ts';
import { selectAgency } from './agency-store.ts';
import { hashPassword, PASSWORD_LIMITS } from './password.ts';
import { proposeRoles } from './role-grant-store.ts';

export interface AccountInput {
  username: string;
  agency: string;
  roles: readonly Role[];
  checkpoints: readonly string[];
  isInvented?: boolean;
}

type Deps = Pick<Platform, 'site' | 'clock'>;

/**
 * Makes an account with every role asked for, without an actor: the door for the command line and the demonstration, whose
 * caller holds the machine anyway. Hashes the password itself.
 * @throws IamisError `bad-request`, `roles-incompatible`, `username-taken`
 */
export async function createAccount(tx: Tx, deps: Deps, input: AccountInput & { password: string }): Promise<Account> {
  requirePassword(input.password);
  return addAccount(tx, deps, null, { ...input, passwordHash: await hashPassword(input.password) });
}

/** @throws IamisError `bad-request` for a password that is too short or too long */
export function requirePassword(password: string): void {
  const { shortest, longest } = PASSWORD_LIMITS;
  if (password.length >= shortest && password.length <= longest) return;
  const fault =
    password.length < shortest
      ? ({ code: 'field-empty', limit: shortest } as const)
      : ({ code: 'field-too-long', limit: longest } as const);
  throw new IamisError('bad-request', {
    errors: [{ pointer: '/password', ...fault, detail: `must have ${shortest} to ${longest} characters` }],
  });
}

/**
 * Makes an account. An administrator's account has its harmless roles at once; approver and auditor wait for a second
 * administrator, and until then an account that asked for nothing else can do nothing.
 * @param input its password is hashed before the transaction
 * @throws IamisError `bad-request`, `roles-incompatible`, `username-taken`
 */
export async function addAccount(
  tx: Tx,
  deps: Deps,
  actor: Actor | null,
  input: AccountInput & { passwordHash: string },
): Promise<Account> {
  const username = canonicalUsername(input.username);
  if (!isUsername(username)) {
    throw new IamisError('bad-request', {
      errors: [
        { pointer: '/username', code: 'field-wrong', detail: 'must be 1 to 60 of a-z, 0-9, dot, hyphen, underscore' },
      ],
    });
  }
  requireFittingRoles(input);
  const agency = await selectAgency(tx, input.agency);
  if (!agency?.isInUse) {
    const fault = agency
      ? ({ code: 'field-not-allowed', detail: 'is an agency out of use' } as const)
      : ({ code: 'field-unknown', detail: 'is not a known agency' } as const);
    throw new IamisError('bad-request', { errors: [{ pointer: '/agency', ...fault }] });
  }
  const waitingRoles = actor ? rolesToConfirm(input.roles) : [];
  const at = deps.clock();
  const account = await insertAccount(tx, {
    id: newId(),
    username,
    agency: input.agency,
    roles: input.roles.filter((role) => !waitingRoles.includes(role)),
    checkpoints: [...new Set(input.checkpoints)],
    passwordHash: input.passwordHash,
    isInvented: input.isInvented ?? false,
    createdAt: at,
  });
  await recordAudit(tx, deps, {
    actor,
    action: 'create-account',
    object: { kind: 'account', id: account.id },
    details: { agency: account.agency, roles: [...account.roles], checkpoints: [...account.checkpoints] },
  });
  if (actor && waitingRoles.length > 0) await proposeRoles(tx, deps, actor, account.id, waitingRoles);
  return account;
}
