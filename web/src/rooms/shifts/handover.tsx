import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { ConfirmLine } from '../../design/confirm-line.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import { answerOf, troubleOf, useAct, useAnswer } from '../../platform/answer.ts';
import { api, type Schemas, soon } from '../../platform/api.ts';
import { saveForm } from '../../platform/save-form.ts';
import type { Me } from '../../platform/session.ts';
import { formatInstant, formatNumber } from '../../words/figures.ts';
import { frameWords } from '../../words/frame.ts';
import { groupKindWords } from '../../words/group.ts';
import { laneWords } from '../../words/lane.ts';
import { useLanguage } from '../../words/language.ts';
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
          lines={sheet.groupsNotClosed.map(({ groupId, kind, label, declaredCount, seenCount }) => ({
            key: groupId,
            text: `${say(groupKindWords[kind])} ${label ?? groupId.slice(-8)}: ${say(shiftWords.seenOf, { seen: seenCount, declared: declaredCount })}`,
          }))}
        />
      </dl>
    </>
  );
}

/** The sheet as it is, or as it would be; two names under it. */
export function HandoverView({ shiftId, me }: { shiftId: string; me: Me }) {
  const { language, say } = useLanguage();
  const queries = useQueryClient();
  const params = { path: { id: shiftId } };
  const { data, error } = useAnswer(['shift', shiftId, 'handover'], (signal) =>
    api.GET('/v1/shifts/{id}/handover', { params, signal }),
  );
  const note = useRef<HTMLTextAreaElement>(null);
  const act = useAct();
  // A signature is not taken back: it is asked for once more.
  const [signing, setSigning] = useState<'write' | 'take-over' | null>(null);
  const stopSigning = useCallback(() => setSigning(null), []);
  const sign = (ask: () => Parameters<typeof answerOf>[0]) => {
    setSigning(null);
    void act.run(async () => {
      try {
        await answerOf(ask());
      } catch (error) {
        // It may have been signed all the same, or by somebody else: the sheet says so.
        void queries.invalidateQueries();
        throw error;
      }
      await queries.invalidateQueries();
    });
  };
  const takeOver = () => sign(() => api.POST('/v1/shifts/{id}/take-over', { params, signal: soon() }));
  const write = () => {
    const text = note.current?.value.trim() ?? '';
    const body = text === '' ? {} : { note: text };
    sign(() => api.PUT('/v1/shifts/{id}/handover', { params, body, signal: soon() }));
  };
  const print = () =>
    void act.run(async () => {
      const form = api.POST('/v1/shifts/{id}/handover-form', { params, body: { language }, parseAs: 'blob' });
      saveForm('handover.pdf', await answerOf(form));
    });
  if (error) return <TroubleNotice trouble={troubleOf(error)} />;
  if (!data) return <p className="quiet-text">{say(frameWords.loading)}</p>;
  const { sheet, shift, signOffs } = data;
  const isWriter = !data.isWritten && me.permissions.includes('lead-shift');
  const isLeader = me.permissions.includes('lead-shift');
  const handedOverBy = signOffs.find(({ part }) => part === 'hands-over');
  const isTaker = shift.status === 'handing-over' && handedOverBy?.accountId !== me.id;
  return (
    <section className="handover" aria-labelledby="sheet">
      <h1 id="sheet">{say(shiftWords.sheetTitle)}</h1>
      <p>
        {say(shiftWords.ledBy, { name: shift.leader, time: formatInstant(language, shift.openedAt) })} ·{' '}
        {say(shiftWords.counted, {
          from: formatInstant(language, sheet.from),
          until: formatInstant(language, sheet.until),
        })}
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
      {isWriter && (
        <div className="field">
          <label htmlFor="sheet-note">{say(shiftWords.sheetNote)}</label>
          <textarea ref={note} id="sheet-note" rows={3} maxLength={2000} />
        </div>
      )}
      <TroubleNotice trouble={act.trouble} />
      {shift.status === 'handing-over' && handedOverBy?.accountId === me.id && (
        <p className="notice">{say(shiftWords.takeOverOther)}</p>
      )}
      {signing && (
        <ConfirmLine
          question={say(signing === 'write' ? shiftWords.writeConfirm : shiftWords.takeOverConfirm)}
          act={signing === 'write' ? shiftWords.write : shiftWords.takeOver}
          reason="none"
          isBusy={act.isBusy}
          onYes={signing === 'write' ? write : takeOver}
          onBack={stopSigning}
        />
      )}
      <div className="ways">
        {isWriter && !signing && (
          <button type="button" className="primary" onClick={() => setSigning('write')}>
            {say(shiftWords.write)}
          </button>
        )}
        {isTaker && !signing && (
          <button type="button" className="primary" onClick={() => setSigning('take-over')}>
            {say(shiftWords.takeOver)}
          </button>
        )}
        <button type="button" onClick={print}>
          {say(shiftWords.print)}
        </button>
        {isLeader && (
          <button type="button" className="quiet" onClick={() => goTo('/board')}>
            {say(shiftWords.toBoard)}
          </button>
        )}
      </div>
    </section>
  );
}
