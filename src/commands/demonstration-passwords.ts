import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { DEMONSTRATION_ACCOUNTS } from '../demonstration/demonstration-accounts.ts';
import { writePrivateFile } from '../platform/secrets.ts';
import { makePassword } from './password.ts';

const fileSchema = z.object({
  accounts: z.array(z.object({ username: z.string(), password: z.string().nullable() })),
});

/** Passwords kept from an earlier start, by user name; none when there is no such file or it is not ours. */
export function keptPasswords(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map();
  try {
    const { accounts } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return new Map(accounts.flatMap(({ username, password }) => (password === null ? [] : [[username, password]])));
  } catch {
    return new Map();
  }
}

/**
 * The passwords of the demonstration's accounts, written down before they are used: a start that fails after this finds the same ones.
 * @param given the operator's own password for all of them: it is not written down
 */
export function choosePasswords(path: string, given: string | undefined): Record<string, string> {
  const kept = keptPasswords(path);
  const passwords = Object.fromEntries(
    DEMONSTRATION_ACCOUNTS.map(({ username }) => [username, given ?? kept.get(username) ?? makePassword()]),
  );
  const accounts = DEMONSTRATION_ACCOUNTS.map(({ username, role, agency, checkpoints }) => ({
    username,
    ...{ role, agency, checkpoints },
    password: given === undefined ? passwords[username] : null,
  }));
  const note =
    given === undefined
      ? 'Invented accounts for trying the program out; made on the first start.'
      : 'Invented accounts for trying the program out; their password is the IAMIS_BOOTSTRAP_PASSWORD of the first start.';
  writePrivateFile(path, `${JSON.stringify({ note, accounts }, null, 2)}\n`);
  return passwords;
}
