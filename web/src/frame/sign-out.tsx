import { useState } from 'react';
import { signOut } from '../platform/session.ts';
import { useStore } from '../platform/store.ts';
import { unsent } from '../platform/unsent.ts';
import { frameWords } from '../words/frame.ts';
import { useLanguage } from '../words/language.ts';

/** Not while something is still to be sent, unless whoever leaves knows that it stays behind: the next shift needs the place. */
export function SignOut() {
  const { say } = useLanguage();
  const count = useStore(unsent);
  const [isTried, setIsTried] = useState(false);
  const isRefused = isTried && count > 0;
  return (
    <>
      <div role="alert">{isRefused && <p className="notice wrong">{say(frameWords.unsent, { count })}</p>}</div>
      <button
        type="button"
        className="quiet sign-out"
        onClick={() => (count > 0 && !isTried ? setIsTried(true) : void signOut())}
      >
        {say(isRefused ? frameWords.signOutAnyway : frameWords.signOut)}
      </button>
    </>
  );
}
