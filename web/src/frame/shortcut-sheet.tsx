import { useEffect, useRef } from 'react';
import { shortcutGroups } from '../platform/keyboard.ts';
import { useStore } from '../platform/store.ts';
import { frameWords } from '../words/frame.ts';
import { useLanguage } from '../words/language.ts';
import { keyName } from './key-name.ts';

/** Every key that does something right now. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const { say } = useLanguage();
  const groups = useStore(shortcutGroups);
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} className="sheet" aria-labelledby="sheet-title" onClose={onClose}>
      <h1 id="sheet-title">{say(frameWords.shortcuts)}</h1>
      {groups.toReversed().map((group) => (
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
