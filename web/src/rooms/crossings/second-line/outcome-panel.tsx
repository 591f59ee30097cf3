import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { api, soon } from '../../../platform/api.ts';
import { nowMs } from '../../../platform/connection.ts';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { frameWords } from '../../../words/frame.ts';
import { hitWords } from '../../../words/hits.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import { refusalWords } from '../../../words/refusals.ts';
import type { Saying } from '../../../words/saying.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import { BackButton } from '../lane/back-button.tsx';
import { type Choice, Choices } from '../lane/choices.tsx';
import { reasonsOf } from '../lane/lane-state.ts';
import { useOnceRead } from '../lane/use-once-read.ts';
import type { OpenedCase } from './claimed-case.tsx';
import {
  asFalseMatch,
  bodyOf,
  type CaseHit,
  type Draft,
  type Finding,
  type Holder,
  NO_DRAFT,
  nextQuestion,
  type Outcome,
  outcomesOf,
} from './outcome-steps.ts';

export const OUTCOME_LABELS: Readonly<Record<Outcome, Saying>> = {
  admitted: secondLineWords.admitted,
  refused: secondLineWords.refused,
  'handed-over': secondLineWords.handedOver,
  'document-seized': secondLineWords.documentSeized,
  withdrew: secondLineWords.withdrew,
  none: secondLineWords.none,
};
const OUTCOME_CODES: Readonly<Record<Outcome, string>> = {
  ...{ admitted: 'KeyA', refused: 'KeyR', 'handed-over': 'KeyH', 'document-seized': 'KeyD', withdrew: 'KeyW' },
  none: 'KeyN',
};

interface StepProps {
  opened: OpenedCase;
  draft: Draft;
  change(draft: Draft): void;
  /** One question back. */
  back(): void;
}

/** The ways to end it, each with its key, and one key for a false match. */
function OutcomeKeys({ opened, change, onRelease }: Omit<StepProps, 'back'> & { onRelease(): void }) {
  const { say } = useLanguage();
  const { referral, hits } = opened.case;
  const shortcuts = useMemo(
    (): Shortcut[] => [
      ...(hits.length > 0 && referral.cause === 'lane'
        ? [{ code: 'KeyF', label: secondLineWords.falseMatch, run: () => change(asFalseMatch(hits)) }]
        : []),
      ...outcomesOf(referral, opened.inspection.document?.nationality).map((outcome) => ({
        ...{ code: OUTCOME_CODES[outcome], label: OUTCOME_LABELS[outcome] },
        run: () => change({ ...NO_DRAFT, outcome }),
      })),
      { code: 'KeyB', label: secondLineWords.release, run: onRelease },
    ],
    [referral, hits, opened.inspection.document?.nationality, change, onRelease],
  );
  useShortcuts(secondLineWords.outcomeQuestion, shortcuts);
  return (
    <section className="outcome-keys" aria-labelledby="outcome">
      <h2 id="outcome">{say(secondLineWords.outcomeQuestion)}</h2>
      {shortcuts.map((shortcut) => (
        <KeyButton key={shortcut.code} shortcut={shortcut} />
      ))}
    </section>
  );
}

/** What was typed so far: kept while one goes back and forth between the questions. */
interface Typed {
  handedTo: string;
  ownerWho: string;
  narrative: string;
}

const NOTHING_TYPED: Typed = { handedTo: '', ownerWho: '', narrative: '' };

interface TypedAnswerProps {
  label: Saying;
  more?: Saying;
  value: string;
  onType(text: string): void;
  onAnswer(text: string): void;
  onBack(): void;
}

/** A line to type: Enter goes on, and an empty one goes nowhere. */
function TypedAnswer(props: TypedAnswerProps) {
  const { say } = useLanguage();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = props.value.trim();
    if (text !== '') props.onAnswer(text);
  };
  return (
    <form className="choices" onSubmit={submit}>
      <div className="field">
        <label htmlFor="answer">{say(props.label)}</label>
        <input
          ref={ref}
          id="answer"
          maxLength={200}
          required
          autoComplete="off"
          value={props.value}
          onChange={(event) => props.onType(event.target.value)}
        />
        {props.more && <p className="quiet-text">{say(props.more)}</p>}
      </div>
      <div className="ways">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(secondLineWords.goOn)}
        </button>
        <BackButton onBack={props.onBack} />
      </div>
    </form>
  );
}

const listedName = ({ listed }: CaseHit) => listed?.names[0]?.text ?? '';

function FindingQuestion({ hit, draft, change, back }: StepProps & { hit: CaseHit }) {
  const answer = (finding: Finding) =>
    change({ ...draft, findings: { ...draft.findings, [hit.entryId]: { finding } } });
  const choices: Choice[] = [
    { label: secondLineWords.confirmed, run: () => answer('confirmed') },
    { label: secondLineWords.falseMatchOne, run: () => answer('false-match') },
    { label: secondLineWords.undetermined, run: () => answer('undetermined') },
  ];
  return (
    <Choices
      question={secondLineWords.findingQuestion}
      values={{ name: listedName(hit) }}
      choices={choices}
      onBack={back}
    />
  );
}

function HolderQuestion({ hit, draft, change, back }: StepProps & { hit: CaseHit }) {
  const answer = (holder: Holder) => {
    const finding = draft.findings[hit.entryId]?.finding ?? 'undetermined';
    change({ ...draft, findings: { ...draft.findings, [hit.entryId]: { finding, holder } } });
  };
  const choices: Choice[] = [
    { label: secondLineWords.ownerFoundIt, run: () => answer('owner-found-it') },
    { label: secondLineWords.impostor, run: () => answer('impostor') },
    { label: secondLineWords.wrongReport, run: () => answer('wrong-report') },
  ];
  return <Choices question={hitWords.holderQuestion} choices={choices} onBack={back} />;
}

interface ConfirmProps {
  draft: Draft;
  value: string;
  onType(narrative: string): void;
  onClose(): void;
  onBack(): void;
}

function Confirm({ draft, value, onType, onClose, onBack }: ConfirmProps) {
  const { say } = useLanguage();
  const onceRead = useOnceRead();
  const close = () => onceRead(onClose);
  const shortcuts: Shortcut[] = [
    { code: 'Enter', label: secondLineWords.close, run: close },
    { code: 'Escape', label: laneWords.back, run: onBack, isForFields: true },
  ];
  useShortcuts(secondLineWords.outcomeQuestion, shortcuts);
  const outcome = draft.outcome === null ? '' : say(OUTCOME_LABELS[draft.outcome]).replace('…', '');
  return (
    <section className="choices" aria-labelledby="confirm">
      <h2 id="confirm">{say(secondLineWords.confirmQuestion, { outcome })}</h2>
      <div className="field">
        <label htmlFor="narrative">{say(secondLineWords.narrativeLabel)}</label>
        <textarea
          id="narrative"
          rows={3}
          maxLength={4000}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
      <div className="ways">
        {shortcuts.map((shortcut, index) => (
          <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={index === 0} />
        ))}
      </div>
    </section>
  );
}

type AllProps = StepProps & { typed: Typed; onType(typed: Typed): void; onClose(): void; onRelease(): void };

function Step({ opened, draft, change, back, typed, onType, onClose, onRelease }: AllProps) {
  const question = nextQuestion(opened.case.hits, draft);
  const props = { opened, draft, change, back };
  const typing = (name: keyof Typed) => ({
    value: typed[name],
    onType: (text: string) => onType({ ...typed, [name]: text }),
  });
  switch (question.ask) {
    case 'outcome':
      return <OutcomeKeys opened={opened} draft={draft} change={change} onRelease={onRelease} />;
    case 'protection':
      return (
        <Choices
          key="protection"
          question={laneWords.protectionQuestion}
          choices={[
            { label: laneWords.protectionNo, run: () => change({ ...draft, asksForProtection: false }) },
            { label: secondLineWords.protected, run: () => change({ ...draft, asksForProtection: true }) },
          ]}
          onBack={back}
        />
      );
    case 'reason':
      return (
        <Choices
          key="reason"
          question={laneWords.reasonQuestion}
          choices={reasonsOf(opened.inspection.direction).map((reason) => ({
            label: refusalWords[reason],
            run: () => change({ ...draft, reason }),
          }))}
          onBack={back}
        />
      );
    case 'finding':
      return <FindingQuestion key={question.hit.entryId} {...props} hit={question.hit} />;
    case 'holder':
      return <HolderQuestion key={question.hit.entryId} {...props} hit={question.hit} />;
    case 'handed-to':
      return (
        <TypedAnswer
          key="handed-to"
          {...typing('handedTo')}
          label={secondLineWords.handedToLabel}
          onAnswer={(handedTo) => change({ ...draft, handedTo })}
          onBack={back}
        />
      );
    case 'owner-word':
      return (
        <TypedAnswer
          key="owner-word"
          {...typing('ownerWho')}
          label={secondLineWords.ownerWordLabel}
          more={secondLineWords.ownerWordMore}
          onAnswer={(ownerWho) => change({ ...draft, ownerWho })}
          onBack={back}
        />
      );
    case 'confirm':
      return <Confirm {...typing('narrative')} draft={draft} onClose={onClose} onBack={back} />;
  }
}

export interface ClosedCase {
  opened: OpenedCase;
  outcome: Outcome;
  hasFalseMatch: boolean;
}

interface PanelProps {
  opened: OpenedCase;
  onClosed(closed: ClosedCase): void;
  onRelease(): void;
}

/** Outcome by keys: one question after another, and nothing is sent before all are answered. */
export function OutcomePanel({ opened, onClosed, onRelease }: PanelProps) {
  const { say } = useLanguage();
  // One behind the other, so that Esc goes back by one question and loses no other answer.
  const [drafts, setDrafts] = useState<readonly Draft[]>([NO_DRAFT]);
  const draft = drafts.at(-1) ?? NO_DRAFT;
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const { narrative } = typed;
  // The same outcome sent again is the same, to the second: after a lost answer it is told as it was taken.
  const wish = useRef<{ draft: Draft; narrative: string; at: Date }>(undefined);
  const [told, setTold] = useState<{ text: string; isWrong: boolean }>();
  const [isSending, setIsSending] = useState(false);
  const close = async () => {
    if (isSending) return;
    setIsSending(true);
    const { hits, referral } = opened.case;
    try {
      if (wish.current?.draft !== draft || wish.current.narrative !== narrative)
        wish.current = { draft, narrative, at: new Date(nowMs()) };
      const body = bodyOf(draft, hits, narrative, wish.current.at);
      const { data, error } = await api.PUT('/v1/referrals/{id}/outcome', {
        params: { path: { id: referral.id } },
        body,
        signal: soon(),
      });
      if (!data)
        setTold({
          text: say(secondLineWords.notTaken, { problem: sayProblem(say, error?.code ?? '') }),
          isWrong: true,
        });
      else if (data.status !== 'closed') {
        setDrafts([NO_DRAFT]);
        setTold({ text: say(secondLineWords.markedProtected), isWrong: false });
      } else {
        const hasFalseMatch = body.findings?.some(({ finding }) => finding === 'false-match') ?? false;
        onClosed({ opened, outcome: body.outcome, hasFalseMatch });
      }
    } catch {
      setTold({ text: say(frameWords.serverSilent), isWrong: true });
    }
    setIsSending(false);
  };
  return (
    <div className="outcome" aria-busy={isSending}>
      <div role="alert">{told && <p className={told.isWrong ? 'notice wrong' : 'notice'}>{told.text}</p>}</div>
      <Step
        opened={opened}
        draft={draft}
        change={(next) => setDrafts((before) => [...before, next])}
        back={() => setDrafts((before) => (before.length > 1 ? before.slice(0, -1) : before))}
        typed={typed}
        onType={setTyped}
        onClose={() => void close()}
        onRelease={onRelease}
      />
    </div>
  );
}
