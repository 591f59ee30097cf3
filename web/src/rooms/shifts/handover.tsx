import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { goTo } from '../../platform/address.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { saveForm } from '../../platform/save-form.ts';
import type { Me } from '../../platform/session.ts';
import { formatInstant, formatNumber } from '../../words/figures.ts';
import { frameWords } from '../../words/frame.ts';
import { laneWords } from '../../words/lane.ts';
import { useLanguage } from '../../words/language.ts';
import { sayProblem } from '../../words/problems.ts';
import type { Saying } from '../../words/saying.ts';
import { shiftWords } from '../../words/shifts.ts';
import { termWords } from '../../words/terms.ts';

type Handover = Schemas['Handover'];
type Sheet = Handover['sheet'];

const COLUMNS = ['inspections', 'admitted', 'refused', 'referred', 'abandoned', 'undecided'] as const;

function Counts({ counts }: Pick<Sheet, 'counts'>) {
  const { say } = useLanguage();
  return (
    <table className="sheet-counts">
      <caption className="hidden-visually">{say(shiftWords.inspections)}</caption>
      <thead>
        <tr>
          <td />
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {say(shiftWords[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['entry', 'exit'] as const).map((direction) => (
          <tr key={direction}>
            <th scope="row">{say(termWords[direction])}</th>
            {COLUMNS.map((column) => (
              <td key={column}>{formatNumber(counts[direction][column])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ title, lines }: { title: Saying; lines: readonly { key: string; text: string }[] }) {
  const { say } = useLanguage();
  return (
    <div className="sheet-lines">
      <dt>{say(title)}</dt>
      <dd>
        {lines.length === 0 ? (
          <span className="quiet-text">{say(shiftWords.nothing)}</span>
        ) : (
          <ul>
            {lines.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

function SheetView({ sheet }: { sheet: Sheet }) {
  const { language, say } = useLanguage();
  const line = (one: Sheet['openReferrals'][number]) => ({
    key: one.referralId,
    text: [
      one.lane === null ? null : say(laneWords.laneName, { lane: one.lane }),
      say(termWords[one.direction]),
      formatInstant(language, one.closedAt ?? one.openedAt),
      one.handedTo,
    ]
      .filter(Boolean)
      .join(' · '),
  });
  return (
    <>
      <Counts counts={sheet.counts} />
      <dl className="sheet-list">
        <Lines title={shiftWords.personsHeld} lines={sheet.personsHeld.map(line)} />
        <Lines title={shiftWords.handedOver} lines={sheet.handedOver.map(line)} />
        <Lines title={shiftWords.documentsSeized} lines={sheet.documentsSeized.map(line)} />
        <Lines title={shiftWords.openReferrals} lines={sheet.openReferrals.map(line)} />
        <Lines
          title={shiftWords.overrides}
          lines={sheet.overrides.map(({ inspectionId, lane, decidedAt }) => ({
            key: inspectionId,
            text: [lane && say(laneWords.laneName, { lane }), formatInstant(language, decidedAt)]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
        <Lines
          title={shiftWords.groupsNotClosed}
          lines={sheet.groupsNotClosed.map(({ groupId, label, declaredCount, seenCount }) => ({
            key: groupId,
            text: `${label ?? groupId.slice(-8)}: ${say(shiftWords.seenOf, { seen: seenCount, declared: declaredCount })}`,
          }))}
        />
      </dl>
    </>
  );
}

function useHandover(shiftId: string) {
  return useQuery({
    queryKey: ['shift', shiftId, 'handover'],
    queryFn: async (): Promise<Handover> => {
      const { data, error } = await api.GET('/v1/shifts/{id}/handover', { params: { path: { id: shiftId } } });
      if (!data) throw new Error(error?.code);
      return data;
    },
  });
}

/** The sheet as it is, or as it would be; two names under it. */
export function HandoverView({ shiftId, me }: { shiftId: string; me: Me }) {
  const { language, say } = useLanguage();
  const queries = useQueryClient();
  const { data, error } = useHandover(shiftId);
  const note = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState<string>();
  const params = { path: { id: shiftId } };
  const act = async (ask: () => Promise<{ data?: unknown; error?: { code: string } }>) => {
    try {
      const answer = await ask();
      setTold(answer.error && say(frameWords.refused, { code: sayProblem(say, answer.error.code) }));
      if (answer.data instanceof Blob) saveForm('handover.pdf', answer.data);
      else await queries.invalidateQueries({ queryKey: ['shift'] });
    } catch {
      setTold(say(frameWords.serverSilent));
    }
  };
  const write = () => {
    const text = note.current?.value.trim() ?? '';
    void act(() => api.PUT('/v1/shifts/{id}/handover', { params, body: text === '' ? {} : { note: text } }));
  };
  const print = () =>
    void act(() => api.POST('/v1/shifts/{id}/handover-form', { params, body: { language }, parseAs: 'blob' }));
  if (error) return <p className="notice wrong">{say(frameWords.refused, { code: sayProblem(say, error.message) })}</p>;
  if (!data) return <p className="quiet-text">{say(frameWords.loading)}</p>;
  const { sheet, shift, signOffs } = data;
  const handedOverBy = signOffs.find(({ part }) => part === 'hands-over');
  return (
    <section className="handover" aria-labelledby="sheet">
      <h1 id="sheet">{say(shiftWords.sheetTitle)}</h1>
      <p>
        {say(shiftWords.ledBy, { name: shift.leader, time: formatInstant(language, shift.openedAt) })} ·{' '}
        {formatInstant(language, sheet.from)} – {formatInstant(language, sheet.until)}
      </p>
      {!data.isWritten && <p className="notice">{say(shiftWords.sheetDraft)}</p>}
      <SheetView sheet={sheet} />
      {data.note !== null && <p className="notice">{data.note}</p>}
      {signOffs.length > 0 && (
        <dl className="hit-owner">
          {signOffs.map(({ part, username, signedAt }) => (
            <div key={part} className="origin-line">
              <dt>{say(part === 'hands-over' ? shiftWords.handsOver : shiftWords.takesOver)}</dt>
              <dd>
                {username}, {formatInstant(language, signedAt)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!data.isWritten && (
        <div className="field">
          <label htmlFor="sheet-note">{say(shiftWords.sheetNote)}</label>
          <textarea ref={note} id="sheet-note" rows={3} maxLength={2000} />
        </div>
      )}
      <div role="alert">{told !== undefined && <p className="notice wrong">{told}</p>}</div>
      {shift.status === 'handing-over' && handedOverBy?.accountId === me.id && (
        <p className="notice">{say(shiftWords.takeOverOther)}</p>
      )}
      <div className="ways">
        {!data.isWritten && (
          <button type="button" className="primary" onClick={write}>
            {say(shiftWords.write)}
          </button>
        )}
        {shift.status === 'handing-over' && handedOverBy?.accountId !== me.id && (
          <button
            type="button"
            className="primary"
            onClick={() => void act(() => api.POST('/v1/shifts/{id}/take-over', { params }))}
          >
            {say(shiftWords.takeOver)}
          </button>
        )}
        <button type="button" onClick={print}>
          {say(shiftWords.print)}
        </button>
        <button type="button" className="quiet" onClick={() => goTo('/board')}>
          {say(shiftWords.toBoard)}
        </button>
      </div>
    </section>
  );
}
