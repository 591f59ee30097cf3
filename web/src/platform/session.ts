import { api, soon } from './api.ts';
import type { operations } from './api-types.ts';
import { keepCsrfToken, whenSignedOut } from './csrf.ts';
import { openKeptStore, openStore } from './store.ts';

type ConsoleSession = operations['readConsoleSession']['responses'][200]['content']['application/json'];
export type Me = ConsoleSession['me'];
export type Permission = Me['permissions'][number];

export type Session =
  /** `isSilent`: the server does not answer; it is asked again until it does. */
  | { at: 'asking'; isSilent?: true }
  | { at: 'signed-out' }
  /** `hasEnded`: the server no longer knows the cookie; the screen stays as it is behind the lock. */
  | { at: 'signed-in'; me: Me; hasEnded: boolean };

export const session = openStore<Session>({ at: 'asking' });

/** Behind the lock nothing is seen and nothing can be done, in every tab and after the page is opened anew. */
export const isLocked = openKeptStore('locked', false, (kept) => kept === true);

/** Is there anybody at this page who may see and do something? Not behind the lock, nor once the server no longer knows the cookie. */
export function isBarred(): boolean {
  const now = session.get();
  return now.at !== 'signed-in' || now.hasEnded || isLocked.get();
}

/** Whose page it is; null: nobody's. Behind the lock it stays theirs. */
export function accountAtPage(): string | null {
  const now = session.get();
  return now.at === 'signed-in' ? now.me.id : null;
}

/** Hears when another account, or nobody, is at this page: what one was told there is not the next one's. */
export function whenAccountChanges(listener: () => void): void {
  let before = accountAtPage();
  session.follow(() => {
    const now = accountAtPage();
    if (now === before) return;
    before = now;
    listener();
  });
}

/** Tells the other tabs that who is signed in has changed; its value says nothing. */
const changed = openKeptStore('session-changed', 0, (kept) => (typeof kept === 'number' ? kept : undefined));

export type SignInRefusal = { code: 'failed' } | { code: 'delayed'; seconds: number } | { code: 'silent' };

function begin(answer: ConsoleSession): void {
  keepCsrfToken(answer.csrfToken);
  session.set({ at: 'signed-in', me: answer.me, hasEnded: false });
}

function end(): void {
  keepCsrfToken(null);
  const now = session.get();
  session.set(now.at === 'signed-in' ? { ...now, hasEnded: true } : { at: 'signed-out' });
}
whenSignedOut(end);

/** A line that hangs answers nothing and fails at nothing: it is waited for no longer than this. */
const TIMEOUT_MS = 5_000;

let askAgain: ReturnType<typeof setTimeout> | undefined;

/** Is there a living session behind the cookie? Without an answer the question is asked again every 2 seconds. */
export async function askSession(): Promise<void> {
  clearTimeout(askAgain);
  const again = () => {
    clearTimeout(askAgain);
    askAgain = setTimeout(askSession, 2_000);
    if (session.get().at === 'asking') session.set({ at: 'asking', isSilent: true });
  };
  try {
    const { data, response } = await api.GET('/v1/auth/session', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (data) begin(data);
    else if (response.status === 401) end();
    else again();
  } catch {
    again();
  }
}
changed.follow(askSession);

/** @returns why not; nothing when it went well */
export async function signIn(username: string, password: string): Promise<SignInRefusal | undefined> {
  try {
    const { data, response } = await api.POST('/v1/auth/session', { body: { username, password }, signal: soon() });
    if (data) {
      begin(data);
      isLocked.set(false);
      changed.set(Date.now());
      return undefined;
    }
    if (response.status === 429) return { code: 'delayed', seconds: Number(response.headers.get('retry-after') ?? 1) };
    return { code: response.status >= 500 ? 'silent' : 'failed' };
  } catch {
    return { code: 'silent' };
  }
}

export async function signOut(): Promise<void> {
  await api.DELETE('/v1/auth/session', { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
  keepCsrfToken(null);
  isLocked.set(false);
  session.set({ at: 'signed-out' });
  changed.set(Date.now());
}
