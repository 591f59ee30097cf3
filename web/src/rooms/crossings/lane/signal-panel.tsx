import type { ReactNode } from 'react';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import type { PanelKind } from './lane-state.ts';
import { SignalShape } from './signal-shape.tsx';

const WORDS: Readonly<Record<PanelKind, Saying>> = {
  go: laneWords.go,
  look: laneWords.look,
  hold: laneWords.hold,
  'manual-check': laneWords.manualCheck,
  'not-screened': laneWords.notScreened,
};

/** May this person pass? Shape, word and colour of the shape; the ground stays as it is, so that the booth's light does. */
export function SignalPanel({ kind, children }: { kind: PanelKind; children?: ReactNode }) {
  const { say } = useLanguage();
  return (
    <section className={`signal-panel is-${kind}`} aria-labelledby="signal-word" data-signal={kind}>
      <SignalShape kind={kind} />
      <div role="status">
        <h1 id="signal-word" className="signal-word">
          {say(WORDS[kind])}
        </h1>
      </div>
      {children}
    </section>
  );
}
