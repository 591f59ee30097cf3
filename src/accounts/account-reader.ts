import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../core/actor.ts';
import { IamisError, isIamisError } from '../core/errors.ts';
import { asDatabaseError } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { verifyAccessToken } from './access-token.ts';
import { type Account, checkpointsAt, type Loan } from './account.ts';
import { findAccount } from './account-store.ts';
import { type CookieSessions, openCookieSessions } from './cookie-sessions.ts';
import { listLoans } from './lending-store.ts';
import { openPasswords, type PasswordCost, type Passwords } from './password.ts';
import { isFamilyRevoked } from './refresh-store.ts';

/** An account as it stands now, and the loans that have not ended. */
interface Standing {
  account: Account;
  loans: Loan[];
}

export interface Accounts {
  /**
   * Whose request is this? The account as it stands now, at most 2 seconds old; loans of this moment are among its checkpoints.
   * A browser's cookie is looked at when there is no token.
   * @throws IamisError `not-signed-in`, `cross-site-request`, `csrf-token-wrong`; `database-unavailable` when the account can't be read
   */
  findActor(request: FastifyRequest, reply: FastifyReply): Promise<Actor>;
  /** The account as it stands now. @throws IamisError `not-signed-in` when it is disabled */
  readActor(accountId: string): Promise<Actor>;
  /** The account behind an answer that takes long, as it stands now; undefined once it is disabled or its session has ended. */
  findStillSignedIn(request: FastifyRequest): Promise<Actor | undefined>;
  /** Loans of an account at this moment. */
  listLoansNow(accountId: string): Promise<Loan[]>;
  /** After a committed change in this process: the next request reads the account anew. */
  forget(accountId: string): void;
  passwords: Passwords;
  sessions: CookieSessions;
}

/** A disabled account stops working within this time in every process. */
const OLDEST_MS = 2_000;
const MOST_KEPT = 10_000;

/** Opens the room: what other rooms and the door ask of accounts. */
export function openAccounts(
  platform: Platform,
  options: { passwordCost?: PasswordCost; origin?: string | undefined } = {},
): Accounts {
  const sessions = openCookieSessions(platform, options.origin);
  const kept = new Map<string, { standing: Promise<Standing | undefined>; readAtMs: number }>();

  async function readStanding(accountId: string): Promise<Standing | undefined> {
    const account = await findAccount(platform.db, accountId);
    return account && { account, loans: await listLoans(platform.db, accountId, platform.clock()) };
  }

  function standingOf(accountId: string): Promise<Standing | undefined> {
    // The age is counted from before the reading, on a clock that nobody sets.
    const nowMs = performance.now();
    const known = kept.get(accountId);
    if (known && nowMs - known.readAtMs < OLDEST_MS) return known.standing;
    const entry = { standing: readStanding(accountId), readAtMs: nowMs };
    kept.delete(accountId);
    kept.set(accountId, entry);
    entry.standing.catch(() => {
      if (kept.get(accountId) === entry) kept.delete(accountId);
    });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return entry.standing;
  }

  async function readActive(accountId: string): Promise<Standing> {
    const standing = await standingOf(accountId).catch((error: unknown) => {
      throw asDatabaseError(error);
    });
    if (standing?.account.status !== 'active') throw new IamisError('not-signed-in');
    return standing;
  }

  async function readActor(accountId: string): Promise<Actor> {
    const { account, loans } = await readActive(accountId);
    return {
      accountId: account.id,
      username: account.username,
      agency: account.agency,
      roles: account.roles,
      checkpoints: loans.length > 0 ? checkpointsAt(account, loans, platform.clock()) : account.checkpoints,
    };
  }

  return {
    passwords: openPasswords(options.passwordCost),
    sessions,
    readActor,
    async findActor(request, reply) {
      if (request.headers.authorization === undefined) {
        const session = await sessions.find(request, reply);
        if (session) {
          request.cookieSession = session;
          return readActor(session.accountId);
        }
      }
      return readActor(await verifyAccessToken(request));
    },
    async findStillSignedIn({ actor, cookieSession }) {
      if (!actor || (cookieSession && (await isFamilyRevoked(platform.db, cookieSession.sessionId)))) return undefined;
      return readActor(actor.accountId).catch((error: unknown) => {
        if (isIamisError(error, 'not-signed-in')) return undefined;
        throw error;
      });
    },
    async listLoansNow(accountId) {
      const { loans } = await readActive(accountId);
      const at = platform.clock();
      return loans.filter((loan) => loan.fromAt <= at && at < loan.untilAt);
    },
    forget: (accountId) => void kept.delete(accountId),
  };
}
