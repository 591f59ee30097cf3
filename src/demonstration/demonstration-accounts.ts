import { type AccountInput, addAccount } from '../accounts/create-account.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { hashPassword } from '../accounts/password.ts';
import type { Actor } from '../core/actor.ts';
import type { Role } from '../core/roles.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';

/** Those who sign in to try the program out, one for each role. */
export interface DemonstrationAccount {
  username: string;
  role: Role;
  agency: string;
  checkpoints: readonly string[];
}

const OWN_CHECKPOINTS = ['manas', 'osh'];
export const WATCHLIST_AGENCY = 'security-agency';

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  { username: 'admin', role: 'administrator', agency: 'border-service', checkpoints: [] },
  { username: 'officer', role: 'officer', agency: 'border-service', checkpoints: OWN_CHECKPOINTS },
  { username: 'supervisor', role: 'supervisor', agency: 'border-service', checkpoints: OWN_CHECKPOINTS },
  { username: 'editor', role: 'editor', agency: WATCHLIST_AGENCY, checkpoints: [] },
  { username: 'approver', role: 'approver', agency: WATCHLIST_AGENCY, checkpoints: [] },
  { username: 'analyst', role: 'analyst', agency: 'ministry', checkpoints: [] },
  { username: 'auditor', role: 'auditor', agency: 'border-service', checkpoints: [] },
];

/** Who stood at all other checkpoints. Disabled from the start: nobody can sign in as them. */
const OTHERS = { officer: 'officer-elsewhere', supervisor: 'supervisor-elsewhere' } as const;

export interface DemonstrationStaff {
  editor: Actor;
  approver: Actor;
  /** Who inspects at a checkpoint, and who sits in its second line. */
  staffAt(checkpoint: string): { officerId: string; supervisorId: string };
  actorOf(accountId: string): Actor;
}

/** The passwords' hashes, made before the transaction, all at once. */
export async function hashPasswords(passwords: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const hashes = await Promise.all(
    Object.entries(passwords).map(async ([username, password]) => [username, await hashPassword(password)] as const),
  );
  return new Map(hashes);
}

/**
 * Makes the accounts, as invented ones.
 * @param elsewhere codes of all checkpoints in use: those beyond the officer's own get the disabled staff
 * @throws IamisError `username-taken`
 */
export async function writeAccounts(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock'>,
  hashes: ReadonlyMap<string, string>,
  unusableHash: string,
  checkpoints: readonly string[],
): Promise<DemonstrationStaff> {
  const actors = new Map<string, Actor>();
  const add = async (input: AccountInput, passwordHash: string) => {
    const account = await addAccount(tx, deps, null, { ...input, isInvented: true, passwordHash });
    const { id: accountId, username, agency, roles } = account;
    actors.set(accountId, { accountId, username, agency, roles, checkpoints: account.checkpoints });
    return accountId;
  };
  const ids = new Map<string, string>();
  for (const { role, ...account } of DEMONSTRATION_ACCOUNTS) {
    const hash = hashes.get(account.username);
    if (hash === undefined) throw new Error(`no password for ${account.username}`);
    ids.set(account.username, await add({ ...account, roles: [role] }, hash));
  }
  const elsewhere = checkpoints.filter((code) => !OWN_CHECKPOINTS.includes(code));
  for (const role of ['officer', 'supervisor'] as const) {
    if (elsewhere.length === 0) break;
    const username = OTHERS[role];
    ids.set(
      username,
      await add({ username, agency: 'border-service', roles: [role], checkpoints: elsewhere }, unusableHash),
    );
    await disableAccount(tx, deps, null, username);
  }
  const idOf = (username: string) => {
    const id = ids.get(username);
    if (id === undefined) throw new Error(`no account ${username}`);
    return id;
  };
  const actorOf = (accountId: string) => {
    const actor = actors.get(accountId);
    if (!actor) throw new Error(`no account ${accountId}`);
    return actor;
  };
  return {
    editor: actorOf(idOf('editor')),
    approver: actorOf(idOf('approver')),
    actorOf,
    staffAt(checkpoint) {
      const isOwn = OWN_CHECKPOINTS.includes(checkpoint);
      return {
        officerId: idOf(isOwn ? 'officer' : OTHERS.officer),
        supervisorId: idOf(isOwn ? 'supervisor' : OTHERS.supervisor),
      };
    },
  };
}
