import { useMemo } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { contractWords } from '../../../words/contract.ts';
import { hitWords } from '../../../words/hits.ts';
import { journeyWords } from '../../../words/journey.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { visaWords } from '../../../words/visa.ts';
import type { Lane } from './lane.ts';
import type { Direction } from './lane-place.ts';
import {
  CHOICE_CODES,
  moreWaysOf,
  needsOverrideReason,
  type Shown,
  toAcknowledge,
  type Way,
  waysOf,
} from './lane-state.ts';

/** What could not be compared is ended as a wrong scan, and asked anew as the officer reads it. */
async function abandonAndType(lane: Lane): Promise<void> {
  await lane.decide({ outcome: 'abandon' });
  if (lane.state.get().at === 'waiting') lane.type('unscreenable');
}

function shortcutOf(way: Way, lane: Lane, shown: Shown): Shortcut {
  switch (way) {
    case 'admit-at-once':
      return { code: 'Enter', label: laneWords.admit, run: () => void lane.decide({ outcome: 'admit' }) };
    case 'admit':
      return {
        ...{ code: 'KeyA', label: laneWords.admit },
        run: () => {
          if (needsOverrideReason(shown.inspection)) lane.change({ step: 'override-reason' });
          else void lane.decide({ outcome: 'admit' });
        },
      };
    case 'refuse':
      return { code: 'KeyR', label: laneWords.refuse, run: () => lane.change({ step: 'protection' }) };
    case 'refer':
      return { code: 'KeyS', label: laneWords.refer, run: () => void lane.decide({ outcome: 'refer' }) };
    case 'protection':
      return {
        ...{ code: 'KeyP', label: laneWords.asksProtection },
        run: () => void lane.decide({ outcome: 'refer', asksForProtection: true }),
      };
    case 'holder':
      return { code: 'KeyH', label: hitWords.holderAsked, run: () => lane.change({ step: 'holder' }) };
    case 'type':
      return { code: 'KeyM', label: laneWords.typeByHand, run: () => void abandonAndType(lane) };
    case 'details':
      return { code: 'KeyD', label: journeyWords.details, run: () => lane.change({ step: 'details' }) };
    case 'other-document':
      return { code: 'KeyN', label: journeyWords.otherDocument, run: () => lane.change({ step: 'other-document' }) };
    case 'visa':
      return { code: 'KeyV', label: visaWords.key, run: () => lane.change({ step: 'visa' }) };
    case 'contract':
      return { code: 'KeyK', label: contractWords.key, run: () => lane.change({ step: 'contract' }) };
    case 'abandon':
      return { code: 'Escape', label: laneWords.abandon, run: () => void lane.decide({ outcome: 'abandon' }) };
  }
}

interface WaysProps {
  lane: Lane;
  shown: Shown;
  direction: Direction;
  isOfGroup: boolean;
}

/** The ways on, each with its key. On look and hold none of them is Enter. */
export function DecideWays({ lane, shown, direction, isOfGroup }: WaysProps) {
  const { say } = useLanguage();
  const { shortcuts, more } = useMemo(() => {
    const ways = waysOf(shown, direction).filter((way) => !(isOfGroup && way === 'type'));
    const keysOf = (some: readonly Way[]) => some.map((way) => shortcutOf(way, lane, shown));
    return { shortcuts: keysOf(ways), more: keysOf(moreWaysOf(shown, direction, isOfGroup)) };
  }, [lane, shown, direction, isOfGroup]);
  const noting = useMemo(
    (): Shortcut[] =>
      shown.inspection.advisories
        .filter(({ level }) => level === 'look' && shown.inspection.signal === 'look')
        .flatMap(({ code }, index) => {
          const key = CHOICE_CODES[index];
          const run = () => lane.change({ acknowledged: [...new Set([...shown.acknowledged, code])] });
          return key === undefined ? [] : [{ code: key, label: laneWords.keyAcknowledge, run }];
        }),
    [lane, shown],
  );
  const all = useMemo(() => [...noting, ...shortcuts, ...more], [noting, shortcuts, more]);
  useShortcuts(laneWords.chooseWay, all);
  const missing = shown.inspection.signal === 'look' ? toAcknowledge(shown).length : 0;
  const isCitizenEntering = direction === 'entry' && shown.inspection.document.nationality === 'KGZ';
  return (
    <div className="ways">
      {shortcuts.map((shortcut, index) => (
        <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={index === 0 && missing === 0} />
      ))}
      {missing > 0 && <p>{say(laneWords.acknowledgeFirst, { count: missing })}</p>}
      {shown.inspection.signal === 'hold' && <p className="quiet-text enter-note">{say(laneWords.chooseWay)}</p>}
      {shown.inspection.signal === 'go' && isCitizenEntering && (
        <p className="quiet-text">{say(laneWords.citizenNotRefused)}</p>
      )}
      {more.length > 0 && (
        <div className="more-ways">
          {more.map((shortcut) => (
            <KeyButton key={shortcut.code} shortcut={shortcut} isQuiet />
          ))}
        </div>
      )}
    </div>
  );
}
