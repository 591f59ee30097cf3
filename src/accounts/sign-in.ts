import { recordAudit } from '../audit/audit-entry.ts';
import { keyedHash } from '../audit/keyed-hash.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Account, canonicalUsername, isUsername } from './account.ts';
import { findCredentials, shareAccount } from './account-store.ts';
import type { Passwords } from './password.ts';
import { type Carrier, insertRefreshToken } from './refresh-store.ts';
import { makeRefreshToken, refreshTokenHash, SESSION_S } from './refresh-token.ts';
import { signInSubject } from './sign-in-delay.ts';
import { claimAttempt, clearFailures, readDelayS } from './sign-in-store.ts';

/** What a session is begun or continued with; the access token is signed at the door. */
export interface Session {
  accountId: string;
  sessionId: string;
  refreshToken: string;
}

interface SignInDeps {
  platform: Platform;
  passwords: Passwords;
}

/**
 * Checks a name and a password. Unlike other use cases this is two short transactions with the hashing between them:
 * no connection is held for the time of an argon2.
 * @throws IamisError `sign-in-failed` (the same for a wrong password, an unknown name and a disabled account),
 *   `sign-in-delayed` before the next attempt's time, `overloaded` when too many sign in at once
 */
export function signIn(
  deps: SignInDeps,
  input: { username: string; password: string; address: string; carrier: Carrier },
): Promise<Session> {
  const { platform, passwords } = deps;
  const secret = platform.secrets.tokenSecret;
  const username = canonicalUsername(input.username);
  const subject = signInSubject(secret, username, input.address);

  return passwords.inTurn(async () => {
    const attemptedAt = platform.clock();
    const known = await inTransaction(platform.db, async (tx) => {
      if (!(await claimAttempt(tx, subject, attemptedAt)))
        return { delayS: await readDelayS(tx, subject, attemptedAt) };
      // A name that can't be one is never asked for; it is as unknown as any other.
      return { credentials: isUsername(username) ? await findCredentials(tx, username) : undefined };
    });
    if (known.delayS !== undefined) throw new IamisError('sign-in-delayed', { retryAfterS: known.delayS });

    const { credentials } = known;
    const isRight = await passwords.isRight(credentials?.passwordHash, input.password);
    const session = await inTransaction(platform.db, async (tx) => {
      const current = isRight && credentials ? await shareAccount(tx, credentials.account.id) : undefined;
      const isUnchanged = current?.passwordHash === credentials?.passwordHash;
      if (!current || !isUnchanged || current.account.status !== 'active') {
        const object = { kind: 'username', id: keyedHash(platform, 'username', username) };
        await recordAudit(tx, platform, { actor: null, action: 'sign-in-failed', object });
        return undefined;
      }
      await clearFailures(tx, subject);
      return beginSession(tx, platform, current.account, input.carrier);
    });
    if (!session) throw new IamisError('sign-in-failed');
    return session;
  });
}

async function beginSession(tx: Tx, platform: Platform, account: Account, carrier: Carrier): Promise<Session> {
  const at = platform.clock();
  const token = makeRefreshToken();
  const familyId = newId();
  await insertRefreshToken(tx, {
    hash: refreshTokenHash(platform.secrets.tokenSecret, token),
    familyId,
    accountId: account.id,
    issuedAt: at,
    expiresAt: new Date(at.getTime() + SESSION_S * 1000),
    isCookie: carrier === 'cookie',
  });
  await recordAudit(tx, platform, {
    actor: { ...account, accountId: account.id },
    action: 'sign-in',
    object: { kind: 'session', id: familyId },
  });
  return { accountId: account.id, sessionId: familyId, refreshToken: token };
}
