import { type Command, Option } from 'commander';
import { type AccountInput, createAccount } from '../accounts/create-account.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { resetPassword } from '../accounts/reset-password.ts';
import { openCheckpointReader } from '../checkpoints/checkpoint-reader.ts';
import { ROLES, type Role } from '../core/roles.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { makePassword, readNewPassword } from './password.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

const PASSWORD_HELP = `
The password is never an argument: it is asked for, or read from the first line of the standard input, or made and
printed once with --generate-password.
`;

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

interface CreateOptions {
  agency: string;
  role: Role[];
  checkpoint: string[];
  generatePassword: boolean;
}

async function create(username: string, options: CreateOptions): Promise<void> {
  await withPlatform(async (platform) => {
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

async function disable(username: string): Promise<void> {
  await withPlatform(async (platform) => {
    const account = await inTransaction(platform.db, (tx) => disableAccount(tx, platform, null, username));
    say(`Account ${account.username} is disabled and its sessions are ended.`);
  });
}

async function reset(username: string, options: { generatePassword: boolean }): Promise<void> {
  await withPlatform(async (platform) => {
    const password = await choosePassword(options.generatePassword);
    const account = await inTransaction(platform.db, (tx) => resetPassword(tx, platform, username, password));
    say(`Account ${account.username} has a new password and its sessions are ended.`);
    if (options.generatePassword) sayPassword(password);
  });
}

export function addAccountCommand(program: Command): void {
  const account = program
    .command('account')
    .description('make, disable or reset accounts, as whoever holds this machine');
  account
    .command('create <username>')
    .description('make an account with all roles asked for')
    .requiredOption('--agency <code>', 'border-service, security-agency, ministry …')
    .addOption(new Option('--role <role...>', 'one or more roles').choices(ROLES).makeOptionMandatory())
    .option('--checkpoint <code...>', 'where officers and supervisors work', [])
    .option('--generate-password', 'make a password and print it once', false)
    .addHelpText(
      'after',
      `${PASSWORD_HELP}
Examples:
  npm run iamis -- account create a.sydykov --agency border-service --role officer --checkpoint dostuk
  npm run iamis -- account create chief --agency border-service --role administrator --generate-password`,
    )
    .action(create);
  account
    .command('disable <username>')
    .description('disable an account and end its sessions')
    .addHelpText('after', '\nExample:\n  npm run iamis -- account disable a.sydykov')
    .action(disable);
  account
    .command('reset <username>')
    .description('give an account a new password and end its sessions')
    .option('--generate-password', 'make a password and print it once', false)
    .addHelpText('after', `${PASSWORD_HELP}\nExample:\n  npm run iamis -- account reset a.sydykov --generate-password`)
    .action(reset);
}
