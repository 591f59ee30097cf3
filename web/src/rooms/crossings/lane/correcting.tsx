import { useCallback, useMemo, useState } from 'react';
import { TroubleNotice } from '../../../design/trouble-notice.tsx';
import { KeyButton } from '../../../frame/key-button.tsx';
import { answerOf, useAct } from '../../../platform/answer.ts';
import { api } from '../../../platform/api.ts';
import { nowMs } from '../../../platform/connection.ts';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { useStore } from '../../../platform/store.ts';
import { useWishKey } from '../../../platform/wish-key.ts';
import { contractWords } from '../../../words/contract.ts';
import { formatTime } from '../../../words/figures.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { termWords } from '../../../words/terms.ts';
import { type Choice, Choices } from './choices.tsx';
import { CorrectPermit } from './correct-permit.tsx';
import type { Lane } from './lane.ts';
import { changeEntry, correctable, type LedgerEntry, ledger } from './lane-ledger.ts';
import type { Direction } from './lane-place.ts';
import type { TypedContract, TypedVisa } from './lane-state.ts';

type Correction =
  | { kind: 'void' | 'returned' }
  | { direction: Direction }
  | { visa: TypedVisa | null }
  | { workContract: TypedContract | null };

function useCorrection(entry: LedgerEntry) {
  const { say } = useLanguage();
  const [told, setTold] = useState<string>();
  const act = useAct();
  const keyOf = useWishKey();
  const send = (body: Correction) =>
    act.run(async () => {
      const data = await answerOf(
        api.POST('/v1/crossings/{id}/correction', {
          params: { path: { id: entry.inspectionId }, header: { 'Idempotency-Key': keyOf(body) } },
          body,
        }),
      );
      if ('kind' in body) changeEntry(entry.inspectionId, { outcome: body.kind, hasCrossing: false });
      setTold(say(data.referral ? laneWords.correctedReferred : laneWords.corrected, { name: entry.name }));
    });
  return { told, trouble: act.trouble, send };
}

function Told({ text, lane }: { text: string; lane: Lane }) {
  const shortcuts = useMemo((): Shortcut[] => [{ code: 'Escape', label: laneWords.back, run: lane.leave }], [lane]);
  useShortcuts(laneWords.correct, shortcuts);
  const [back] = shortcuts;
  return (
    <section className="choices" role="status">
      <p className="notice">{text}</p>
      {back && <KeyButton shortcut={back} />}
    </section>
  );
}

function How({ entry, lane, direction }: { entry: LedgerEntry; lane: Lane; direction: Direction }) {
  const { say } = useLanguage();
  const { told, trouble, send } = useCorrection(entry);
  const other: Direction = direction === 'entry' ? 'exit' : 'entry';
  const otherName = say(termWords[other]).toLowerCase();
  const [permit, setPermit] = useState<'visa' | 'contract' | null>(null);
  const choices: Choice[] = [
    { label: laneWords.correctVoid, run: () => void send({ kind: 'void' }) },
    { label: laneWords.correctReturned, run: () => void send({ kind: 'returned' }) },
    { label: laneWords.correctDirection, values: { direction: otherName }, run: () => void send({ direction: other }) },
    ...(direction === 'entry'
      ? [
          { label: laneWords.correctVisa, run: () => setPermit('visa') },
          { label: contractWords.correct, run: () => setPermit('contract') },
        ]
      : []),
  ];
  const backFromPermit = useCallback(() => setPermit(null), []);
  if (told !== undefined) return <Told text={told} lane={lane} />;
  return (
    <>
      <TroubleNotice trouble={trouble} />
      {permit ? (
        <CorrectPermit
          permit={permit}
          inspectionId={entry.inspectionId}
          trouble={trouble}
          onBack={backFromPermit}
          onTold={(told) => void send(told)}
        />
      ) : (
        <Choices
          question={laneWords.correctHow}
          values={{ name: entry.name }}
          choices={choices}
          onBack={() => lane.correct(null)}
        />
      )}
    </>
  );
}

/** Who recorded a crossing corrects it for 15 minutes; later a shift leader does. */
export function Correcting(props: { lane: Lane; id: string | null; direction: Direction }) {
  const { say } = useLanguage();
  return (
    <div className="correcting">
      <h1>{say(laneWords.correctTitle)}</h1>
      <Which {...props} />
    </div>
  );
}

function Which({ lane, id, direction }: { lane: Lane; id: string | null; direction: Direction }) {
  const { say } = useLanguage();
  const entries = correctable(useStore(ledger), nowMs());
  const chosen = useStore(ledger).find((entry) => entry.inspectionId === id);
  if (chosen) return <How entry={chosen} lane={lane} direction={direction} />;
  if (entries.length === 0) return <Told text={say(laneWords.nothingToCorrect)} lane={lane} />;
  const choices = entries.map(({ name, decidedAt, inspectionId }): Choice => {
    const label = `${name}, ${formatTime(decidedAt)}`;
    return { key: inspectionId, label: { ky: label, ru: label, en: label }, run: () => lane.correct(inspectionId) };
  });
  return <Choices question={laneWords.correctWhich} choices={choices} onBack={lane.leave} />;
}
