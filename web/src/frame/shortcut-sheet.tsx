import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Shortcut, shortcutGroups, useScan, useShortcuts } from '../platform/keyboard.ts';
import { useStore } from '../platform/store.ts';
import { frameWords } from '../words/frame.ts';
import { useLanguage } from '../words/language.ts';
import { keyName } from './key-name.ts';

const ALONE = { isAlone: true };

/** Every key that does something right now, or would without this sheet: while it is open nothing beneath it acts. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const { say } = useLanguage();
  const beneath = useStore(shortcutGroups)
    .filter(({ isAlone }) => !isAlone)
    .toReversed();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  const [wasRead, setWasRead] = useState(false);
  useScan(
    useCallback(() => setWasRead(true), []),
    ALONE,
  );
  const own = useMemo((): Shortcut[] => {
    const run = () => ref.current?.close();
    return ['Escape', 'Question'].map((code) => ({ code, label: frameWords.close, run, isForFields: true }));
  }, []);
  useShortcuts(frameWords.shortcuts, own, ALONE);
  return (
    <dialog ref={ref} className="sheet" aria-labelledby="sheet-title" onClose={onClose}>
      <h1 id="sheet-title">{say(frameWords.shortcuts)}</h1>
      <div role="alert">{wasRead && <p className="notice">{say(frameWords.readNotTaken)}</p>}</div>
      {beneath.map((group) => (
        <section key={group.title.en}>
          <h2>{say(group.title)}</h2>
          <dl>
            {group.shortcuts.map(({ code, label }) => (
              <div key={code} style={{ display: 'contents' }}>
                <dt>
                  <kbd>{keyName(code)}</kbd>
                </dt>
                <dd>{say(label)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <footer>
        <button type="button" onClick={() => ref.current?.close()}>
          <kbd>Esc</kbd> {say(frameWords.close)}
        </button>
      </footer>
    </dialog>
  );
}
