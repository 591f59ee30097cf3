import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { hitWords } from '../../../words/hits.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { refusalWords } from '../../../words/refusals.ts';
import { BackButton } from './back-button.tsx';
import { type Choice, Choices } from './choices.tsx';
import type { Lane } from './lane.ts';
import type { Direction } from './lane-place.ts';
import { reasonsOf } from './lane-state.ts';

interface StepProps {
  lane: Lane;
  direction: Direction;
}

const back = (lane: Lane) => () => lane.change({ step: 'choose' });

/** Before every refusal: who asks for protection is not refused. */
export function ProtectionQuestion({ lane }: StepProps) {
  const choices = useMemo(
    (): Choice[] => [
      { label: laneWords.protectionNo, run: () => lane.change({ step: 'refusal-reason' }) },
      { label: laneWords.protectionYes, run: () => void lane.decide({ outcome: 'refer', asksForProtection: true }) },
    ],
    [lane],
  );
  return <Choices question={laneWords.protectionQuestion} choices={choices} onBack={back(lane)} />;
}

export function RefusalReason({ lane, direction }: StepProps) {
  const choices = useMemo(
    (): Choice[] =>
      reasonsOf(direction).map((reason) => ({
        label: refusalWords[reason],
        run: () => void lane.decide({ outcome: 'refuse', reason, asksForProtection: false }),
      })),
    [lane, direction],
  );
  return <Choices question={laneWords.reasonQuestion} choices={choices} onBack={back(lane)} />;
}

export function HolderQuestion({ lane }: StepProps) {
  const choices = useMemo(
    (): Choice[] =>
      (
        [
          [hitWords.holderYes, 'yes'],
          [hitWords.holderNo, 'no'],
          [hitWords.holderUnsure, 'unsure'],
        ] as const
      ).map(([label, holder]) => ({ label, run: () => lane.change({ holder, step: 'choose' }) })),
    [lane],
  );
  return <Choices question={hitWords.holderQuestion} choices={choices} onBack={back(lane)} />;
}

function TypedReason({ lane, onBack }: { lane: Lane; onBack(): void }) {
  const { say } = useLanguage();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const overrideReason = ref.current?.value.trim() ?? '';
    if (overrideReason !== '') void lane.decide({ outcome: 'admit', overrideReason });
  };
  return (
    <form className="choices" onSubmit={submit}>
      <div className="field">
        <label htmlFor="override">{say(laneWords.overrideTyped)}</label>
        <input ref={ref} id="override" maxLength={500} required autoComplete="off" />
      </div>
      <div className="ways">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(laneWords.admit)}
        </button>
        <BackButton onBack={onBack} />
      </div>
    </form>
  );
}

const OVERRIDES = [
  laneWords.overrideChecked,
  laneWords.overrideExplained,
  laneWords.overrideLeader,
  laneWords.overrideRecord,
] as const;

/** An admission in spite of an advisory says why; the words go into the record as they are read here. */
export function OverrideReason({ lane }: StepProps) {
  const { say } = useLanguage();
  const [isTyped, setIsTyped] = useState(false);
  const choices = useMemo(
    (): Choice[] => [
      ...OVERRIDES.map((label) => ({
        label,
        run: () => void lane.decide({ outcome: 'admit', overrideReason: say(label) }),
      })),
      { label: laneWords.overrideOther, run: () => setIsTyped(true) },
    ],
    [lane, say],
  );
  return isTyped ? (
    <TypedReason lane={lane} onBack={() => setIsTyped(false)} />
  ) : (
    <Choices question={laneWords.overrideQuestion} choices={choices} onBack={back(lane)} />
  );
}
