import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import jwt, { type FastifyJWTOptions, type TokenOrHeader } from '@fastify/jwt';
import type { FastifyRequest } from 'fastify';
import { IamisError } from '../core/errors.ts';
import { isId } from '../core/ids.ts';
import type { KeySet } from '../platform/config.ts';
import type { App } from '../platform/http/app-type.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sub: string };
    user: { sub: string };
  }
}

export const ACCESS_TOKEN_S = 900;
const ISSUER = 'iamis';
const AUDIENCE = 'iamis';
const CLOCK_TOLERANCE_MS = 5_000;

/**
 * Tokens whose signature was checked are remembered until they expire: a request then costs a look-up. The plugin's own memory would decode
 * the token again each time, to choose the key.
 */
const MOST_CHECKED = 10_000;

/**
 * Access tokens (RFC 7519) signed with Ed25519 (RFC 8037). The first key of the set signs, each of them verifies the tokens that
 * name it by `kid`: a new key is put first and the old one stays for a quarter of an hour.
 * @throws Error when the set names a `kid` twice or holds a key that is not Ed25519
 */
function tokenOptions(keySet: KeySet): FastifyJWTOptions {
  const publicKeys = new Map<string, string>();
  const signing: { kid: string; pem: string }[] = [];
  for (const key of keySet.keys) {
    const privateKey = createPrivateKey({ key: key as JsonWebKey, format: 'jwk' });
    if (publicKeys.has(key.kid)) throw new Error(`IAMIS_JWT_KEYS: two keys are called ${key.kid}`);
    publicKeys.set(key.kid, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString());
    signing.push({ kid: key.kid, pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() });
  }
  const [first] = signing;
  if (!first) throw new Error('IAMIS_JWT_KEYS: no key');
  return {
    secret: {
      private: first.pem,
      public: async (_request: FastifyRequest, token: TokenOrHeader) => {
        const { kid } = 'header' in token ? token.header : token;
        const key = typeof kid === 'string' ? publicKeys.get(kid) : undefined;
        if (!key) throw new IamisError('not-signed-in');
        return key;
      },
    },
    decode: { complete: true },
    sign: { algorithm: 'EdDSA', kid: first.kid, iss: ISSUER, aud: AUDIENCE, expiresIn: ACCESS_TOKEN_S },
    verify: {
      algorithms: ['EdDSA'],
      allowedIss: ISSUER,
      allowedAud: AUDIENCE,
      requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_MS,
    },
  };
}

/** Teaches the server to sign and verify access tokens. */
export function registerAccessTokens(app: App, keySet: KeySet): void {
  void app.register(jwt, tokenOptions(keySet));
}

/** A new access token for an account, valid 15 minutes. */
export function issueAccessToken(app: App, accountId: string): string {
  return app.jwt.sign({ sub: accountId });
}

/** A checked token: whose it is, and between which instants that holds without asking again. */
interface CheckedToken {
  accountId: string;
  fromMs: number;
  untilMs: number;
}

/** Of each server its own: another one's keys may differ. */
const checked = new WeakMap<object, Map<string, CheckedToken>>();

/**
 * The account that a request's `Authorization: Bearer` token was issued to.
 * @throws IamisError `not-signed-in`, whatever is wrong with the token
 */
export async function verifyAccessToken(request: FastifyRequest): Promise<string> {
  const { authorization = '' } = request.headers;
  const known = checked.get(request.server)?.get(authorization);
  const nowMs = Date.now();
  if (known && known.fromMs <= nowMs && nowMs < known.untilMs) return known.accountId;
  try {
    const { sub, iat, exp } = await request.jwtVerify<{ sub: unknown; iat: number; exp: number }>();
    if (typeof sub !== 'string' || !isId(sub)) throw new IamisError('not-signed-in');
    remember(request.server, authorization, { accountId: sub, fromMs: iat * 1000, untilMs: exp * 1000 });
    return sub;
  } catch (cause) {
    throw new IamisError('not-signed-in', { cause });
  }
}

function remember(server: object, authorization: string, token: CheckedToken): void {
  const kept = checked.get(server) ?? new Map<string, CheckedToken>();
  checked.set(server, kept);
  kept.delete(authorization);
  kept.set(authorization, token);
  const [oldest] = kept.keys();
  if (kept.size > MOST_CHECKED && oldest !== undefined) kept.delete(oldest);
}
