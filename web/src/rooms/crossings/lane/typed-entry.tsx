import './typed-entry.css';
import { useMemo, useState } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { typingWords } from '../../../words/typing.ts';
import { visaWords } from '../../../words/visa.ts';
import { FieldsEntry } from './fields-entry.tsx';
import type { Lane } from './lane.ts';
import type { Typing } from './lane-state.ts';
import { ZoneEntry } from './zone-entry.tsx';

/** By hand: the zone as it is printed, or the fields. A new scan takes the place of what is typed here. */
export function TypedEntry({ lane, typing }: { lane: Lane; typing: Typing }) {
  const { lines, why, typed } = typing;
  const { say } = useLanguage();
  const [isByFields, setIsByFields] = useState(why === 'unscreenable' || typed !== undefined);
  const [hasVisa, setHasVisa] = useState(typed?.visa !== undefined);
  const shortcuts = useMemo(
    (): Shortcut[] => [
      ...(isByFields
        ? [
            {
              code: 'F7',
              label: hasVisa ? visaWords.without : visaWords.with,
              run: () => setHasVisa(!hasVisa),
              isForFields: true,
            },
          ]
        : []),
      { code: 'F6', label: typingWords.otherWay, run: () => setIsByFields((now) => !now), isForFields: true },
      { code: 'Escape', label: laneWords.back, run: lane.leave, isForFields: true },
    ],
    [lane, isByFields, hasVisa],
  );
  useShortcuts(laneWords.typeByHand, shortcuts);
  const otherWays = shortcuts.map((shortcut) => <KeyButton key={shortcut.code} shortcut={shortcut} />);
  return (
    <section className="typed-entry">
      <h1>{say(isByFields ? typingWords.fieldsTitle : typingWords.zoneTitle)}</h1>
      {why === 'incomplete' && <p className="notice">{say(typingWords.incomplete)}</p>}
      {/* Both are there, so that what was typed in one is still in it when one comes back from the other. */}
      <div hidden={!isByFields}>
        <FieldsEntry lane={lane} typed={typed} hasVisa={hasVisa} isShown={isByFields} otherWays={otherWays} />
      </div>
      <div hidden={isByFields}>
        <ZoneEntry key={lines.join()} lane={lane} lines={lines} isShown={!isByFields} otherWays={otherWays} />
      </div>
    </section>
  );
}
