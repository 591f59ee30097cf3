import { createHmac, randomBytes } from 'node:crypto';

/** A signed-in session ends after 12 hours whatever happens: one shift. Successors inherit the end. */
export const SESSION_S = 12 * 3600;
/** A client that lost the answer on the line asks again with the same token; later it is a stolen one. */
export const REPEAT_S = 30;

/** 256 random bits, base64url: 43 characters. */
export function makeRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. */
export function refreshTokenHash(secret: string, token: string): Buffer {
  return createHmac('sha256', secret).update(`refresh-token\0${token}`).digest();
}

/** The token after this one: derived, so that the same old token always has the same successor and none is kept in the clear. */
export function successorOf(secret: string, token: string): string {
  return createHmac('sha256', secret).update(`refresh-successor\0${token}`).digest('base64url');
}

export interface RefreshTokenState {
  expiresAt: Date;
  rotatedAt: Date | null;
  isFamilyRevoked: boolean;
  isAccountActive: boolean;
}

/** `rotate`: its first use. `repeat`: the same use again. `reuse`: somebody else has it, so its family ends. `refuse`: of no use. */
export type RefreshVerdict = 'rotate' | 'repeat' | 'reuse' | 'refuse';

export function judgeRefresh(token: RefreshTokenState, at: Date): RefreshVerdict {
  if (token.isFamilyRevoked || !token.isAccountActive || token.expiresAt <= at) return 'refuse';
  if (token.rotatedAt === null) return 'rotate';
  return at.getTime() - token.rotatedAt.getTime() <= REPEAT_S * 1000 ? 'repeat' : 'reuse';
}
