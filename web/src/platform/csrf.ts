let token: string | null = null;
let onSignedOut: () => void = () => {};

/** The token that each request but GET carries beside the cookie; kept in this page's memory only. */
export const csrfToken = () => token;

export function keepCsrfToken(value: string | null): void {
  token = value;
}

/** The server no longer knows the cookie. */
export const noteSignedOut = () => onSignedOut();

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}
