/** A checkpoint of 60 booths behind one address signs in well below this at the change of a shift. */
const SIGN_INS_PER_MINUTE = 600;

/** What the routes of signing in share: open to everybody, and so many a minute from one address. */
export const SIGN_IN_LIMIT = {
  permission: 'public',
  rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000 },
} as const;
