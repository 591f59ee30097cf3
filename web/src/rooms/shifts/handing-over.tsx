import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../platform/api.ts';
import { download } from '../../platform/download.ts';
import type { Me } from '../../platform/session.ts';
import { formatInstant } from '../../words/figures.ts';
import { frameWords } from '../../words/frame.ts';
import { useLanguage } from '../../words/language.ts';
import { sayProblem } from '../../words/problems.ts';
import { shiftWords } from '../../words/shift.ts';
import { HandoverSheet } from './sheet.tsx';
import { type Shift, useHandover } from './shift-calls.ts';

const CHECKS = {
  reader: shiftWords.reader,
  printer: shiftWords.printer,
  clock: shiftWords.clock,
  'list-age': shiftWords.listAge,
} as const;

function Checks({ shift }: { shift: Shift }) {
  const { say } = useLanguage();
  return (
    <ul className="shift-checks" aria-label={say(shiftWords.checks)}>
      {shift.checks.map(({ name, isPassed, note }) => (
        <li key={name}>
          {isPassed ? '✓' : '✗'} {say(CHECKS[name])}: {say(isPassed ? shiftWords.passed : shiftWords.failed)}
          {note !== null && ` (${note})`}
        </li>
      ))}
    </ul>
  );
}

type Answer = Promise<{ data?: unknown; error?: { code: string } }>;

function useAct(shift: Shift) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (call: () => Answer) => {
    const { error } = await call().catch(() => ({ error: { code: 'silent' } }));
    setProblem(error?.code ?? null);
    await queries.invalidateQueries({ queryKey: ['shift'] });
    await queries.invalidateQueries({ queryKey: ['handover', shift.id] });
  };
  return { problem, act };
}

/** A shift at work or being handed over: its sheet, and the two signatures. */
export function HandingOver({ shift, me }: { shift: Shift; me: Me }) {
  const { language, say } = useLanguage();
  const { data: handover } = useHandover(shift.id);
  const { problem, act } = useAct(shift);
  const path = { params: { path: { id: shift.id } } };
  const first = handover?.signOffs.find(({ part }) => part === 'hands-over');
  const isLeader = me.permissions.includes('lead-shift');
  const sign = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note')).trim();
    void act(() => api.PUT('/v1/shifts/{id}/handover', { ...path, body: note === '' ? {} : { note } }));
  };
  const print = async () => {
    const { data } = await api.POST('/v1/shifts/{id}/handover-form', { ...path, body: { language }, parseAs: 'blob' });
    if (data) download(`handover-${shift.checkpoint}-${language}.pdf`, data as unknown as Blob);
  };
  return (
    <section className="shift">
      <h1>{say(shiftWords.leader, { name: shift.leader, at: formatInstant(language, shift.openedAt) })}</h1>
      <Checks shift={shift} />
      <div className="shift-title">
        <h2>{say(handover?.isWritten ? shiftWords.sheetWritten : shiftWords.sheetNow)}</h2>
        <button type="button" onClick={() => void print()}>
          {say(shiftWords.print)}
        </button>
      </div>
      {handover && <HandoverSheet sheet={handover.sheet} />}
      <div role="alert">
        {problem !== null && (
          <p className="notice wrong">
            {problem === 'silent'
              ? say(frameWords.serverSilent)
              : say(frameWords.refused, { code: sayProblem(say, problem) })}
          </p>
        )}
      </div>
      {first && <p className="notice">{say(shiftWords.waitsForSecond, { name: first.username })}</p>}
      {first && first.accountId !== me.id && (
        <button
          type="button"
          className="primary"
          onClick={() => void act(() => api.POST('/v1/shifts/{id}/take-over', path))}
        >
          {say(shiftWords.takeOver)}
        </button>
      )}
      {handover && !first && isLeader && (
        <form className="shift-signing" onSubmit={sign}>
          <div className="field">
            <label htmlFor="note">{say(shiftWords.handOverNote)}</label>
            <textarea id="note" name="note" rows={2} maxLength={2000} />
          </div>
          <button type="submit" className="primary">
            {say(shiftWords.handOver)}
          </button>
        </form>
      )}
    </section>
  );
}
