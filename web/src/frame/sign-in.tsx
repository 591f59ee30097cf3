import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type SignInRefusal, signIn } from '../platform/session.ts';
import { frameWords } from '../words/frame.ts';
import { type Say, useLanguage } from '../words/language.ts';
import { SignOut } from './sign-out.tsx';
import { LanguageSwitch, ThemeSwitch } from './tools.tsx';

function sayRefusal(say: Say, refusal: SignInRefusal): string {
  if (refusal.code === 'delayed') return say(frameWords.signInDelayed, { count: refusal.seconds });
  return say(refusal.code === 'failed' ? frameWords.signInFailed : frameWords.serverSilent);
}

function useSigningIn() {
  const [refusal, setRefusal] = useState<SignInRefusal>();
  const [isBusy, setIsBusy] = useState(false);
  const attempt = async (username: string, password: string) => {
    if (isBusy) return;
    setIsBusy(true);
    setRefusal(await signIn(username, password));
    setIsBusy(false);
  };
  return { refusal, isBusy, attempt };
}

function PasswordField({ refusal, shouldFocus }: { refusal: SignInRefusal | undefined; shouldFocus: boolean }) {
  const { say } = useLanguage();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (shouldFocus) ref.current?.focus();
  }, [shouldFocus]);
  useEffect(() => {
    if (refusal) ref.current?.select();
  }, [refusal]);
  return (
    <div className="field">
      <label htmlFor="password">{say(frameWords.password)}</label>
      <input
        ref={ref}
        id="password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        aria-invalid={refusal?.code === 'failed'}
        aria-describedby="refusal"
      />
    </div>
  );
}

function Refusal({ refusal }: { refusal: SignInRefusal | undefined }) {
  const { say } = useLanguage();
  return (
    <div id="refusal" role="alert">
      {refusal && <p className="notice wrong">{sayRefusal(say, refusal)}</p>}
    </div>
  );
}

/** The door. */
export function SignIn() {
  const { say } = useLanguage();
  const { refusal, isBusy, attempt } = useSigningIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void attempt(String(form.get('username')), String(form.get('password')));
  };
  return (
    <main className="door">
      <div className="door-tools">
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <form onSubmit={submit}>
        <p className="quiet-text">IAMIS · {say(frameWords.programName)}</p>
        <h1>{say(frameWords.signInTitle)}</h1>
        <div className="field">
          <label htmlFor="username">{say(frameWords.userName)}</label>
          <input
            id="username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </div>
        <PasswordField refusal={refusal} shouldFocus={false} />
        <Refusal refusal={refusal} />
        <button type="submit" className="primary" disabled={isBusy}>
          {say(frameWords.signIn)}
        </button>
      </form>
    </main>
  );
}

/** Over a desk that stays as it was: the same account goes on, or somebody else signs in anew. */
export function Unlock({ username, hasEnded }: { username: string; hasEnded: boolean }) {
  const { say } = useLanguage();
  const { refusal, isBusy, attempt } = useSigningIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void attempt(username, String(new FormData(event.currentTarget).get('password')));
  };
  return (
    <main className="door">
      <div className="door-tools">
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <form onSubmit={submit}>
        <h1>{say(frameWords.lockedTitle)}</h1>
        <p>{say(hasEnded ? frameWords.sessionEnded : frameWords.lockedFor, { name: username })}</p>
        <input type="hidden" name="username" autoComplete="username" value={username} />
        <PasswordField refusal={refusal} shouldFocus />
        <Refusal refusal={refusal} />
        <button type="submit" className="primary" disabled={isBusy}>
          {say(frameWords.unlock)}
        </button>
        <SignOut />
      </form>
    </main>
  );
}
