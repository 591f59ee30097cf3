import { type Command, Option } from 'commander';
import { ROLES } from '../core/roles.ts';
import type { CreateOptions } from './run-account.ts';

const PASSWORD_HELP = `
The password is never an argument: it is asked for, or read from the first line of the standard input, or made and
printed once with --generate-password.
`;

/** What a command does is loaded when it is done: `--help` needs none of it. */
const actions = () => import('./run-account.ts');

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
    .action(async (username: string, options: CreateOptions) => (await actions()).create(username, options));
  account
    .command('disable <username>')
    .description('disable an account and end its sessions')
    .addHelpText('after', '\nExample:\n  npm run iamis -- account disable a.sydykov')
    .action(async (username: string) => (await actions()).disable(username));
  account
    .command('reset <username>')
    .description('give an account a new password and end its sessions')
    .option('--generate-password', 'make a password and print it once', false)
    .addHelpText('after', `${PASSWORD_HELP}\nExample:\n  npm run iamis -- account reset a.sydykov --generate-password`)
    .action(async (username: string, options: { generatePassword: boolean }) =>
      (await actions()).reset(username, options),
    );
}
