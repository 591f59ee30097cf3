import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { IamisError } from '../core/errors.ts';

/** argon2id's cost. Memory in KiB. */
export interface PasswordCost {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one thread; about 30 ms of one core. */
export const PASSWORD_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_LIMITS = { shortest: 8, longest: 1024 } as const;

/** Two cores serve the lanes too: more hashing at once would make a scan wait for somebody's sign-in. */
const SLOTS = 2;
const LONGEST_QUEUE = 64;

/** A new password's hash in PHC format, argon2id. */
export function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  return hash(password, { algorithm: 2, ...cost });
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /**
   * Does the password fit the hash? Without a hash (no such account) the same work is done and the answer is no,
   * so that the time tells nothing.
   */
  isRight(passwordHash: string | undefined, password: string): Promise<boolean>;
  /**
   * Runs work that hashes or checks a password, two at a time in this process.
   * @throws IamisError `overloaded` when 64 already wait
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export function openPasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  let busyCount = 0;
  const waiting: (() => void)[] = [];
  let nobodysHash: Promise<string> | undefined;

  return {
    hash: (password) => hashPassword(password, cost),
    async isRight(passwordHash, password) {
      nobodysHash ??= hashPassword(randomBytes(32).toString('hex'), cost);
      const isRight = await verify(passwordHash ?? (await nobodysHash), password);
      return isRight && passwordHash !== undefined;
    },
    async inTurn(work) {
      if (busyCount >= SLOTS) {
        if (waiting.length >= LONGEST_QUEUE) throw new IamisError('overloaded', { retryAfterS: 2 });
        await new Promise<void>((wake) => waiting.push(wake));
      } else busyCount += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else busyCount -= 1;
      }
    },
  };
}
