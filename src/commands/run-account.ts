import { listAgencies } from '../accounts/agency-reader.ts';
import { type AccountInput, createAccount } from '../accounts/create-account.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { resetPassword } from '../accounts/reset-password.ts';
import { openCheckpointReader } from '../checkpoints/checkpoint-reader.ts';
import type { Role } from '../core/roles.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { makePassword, readNewPassword } from './password.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

/** Made and to be printed once, or typed. */
async function choosePassword(isGenerated: boolean): Promise<string> {
  return isGenerated ? makePassword() : readNewPassword();
}

const sayPassword = (password: string) => say(`Password (shown once): ${password}`);

async function requireCheckpoints(platform: Platform, codes: readonly string[]): Promise<void> {
  const reader = openCheckpointReader(platform);
  for (const code of codes) {
    if (!(await reader.find(code)))
      throw new CommandError(`There is no checkpoint ${code}. See: npm run iamis -- checkpoint list`);
  }
}

async function requireAgency(platform: Platform, code: string): Promise<void> {
  const agencies = await listAgencies(platform.db);
  const inUse = agencies.filter(({ isInUse }) => isInUse).map((agency) => agency.code);
  if (inUse.includes(code)) return;
  const fault = agencies.some((agency) => agency.code === code)
    ? `The agency ${code} is out of use.`
    : `There is no agency ${code}.`;
  throw new CommandError(`${fault} In use: ${inUse.join(', ')}`);
}

export interface CreateOptions {
  agency: string;
  role: Role[];
  checkpoint: string[];
  generatePassword: boolean;
}

export async function create(username: string, options: CreateOptions): Promise<void> {
  await withPlatform(async (platform) => {
    await requireAgency(platform, options.agency);
    await requireCheckpoints(platform, options.checkpoint);
    const password = await choosePassword(options.generatePassword);
    const input: AccountInput = {
      username,
      agency: options.agency,
      roles: options.role,
      checkpoints: options.checkpoint,
    };
    const account = await inTransaction(platform.db, (tx) => createAccount(tx, platform, { ...input, password }));
    say(`Account ${account.username} made: ${account.roles.join(', ')}, ${account.agency}, id ${account.id}`);
    if (options.generatePassword) sayPassword(password);
  });
}

export async function disable(username: string): Promise<void> {
  await withPlatform(async (platform) => {
    const account = await inTransaction(platform.db, (tx) => disableAccount(tx, platform, null, username));
    say(`Account ${account.username} is disabled and its sessions are ended.`);
  });
}

export async function reset(username: string, options: { generatePassword: boolean }): Promise<void> {
  await withPlatform(async (platform) => {
    const password = await choosePassword(options.generatePassword);
    const account = await inTransaction(platform.db, (tx) => resetPassword(tx, platform, username, password));
    say(`Account ${account.username} has a new password and its sessions are ended.`);
    if (options.generatePassword) sayPassword(password);
  });
}
