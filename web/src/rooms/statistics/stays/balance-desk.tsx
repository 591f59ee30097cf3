import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TroubleNotice } from '../../../design/trouble-notice.tsx';
import { answerOf, troubleOf, useAct, useAnswer } from '../../../platform/answer.ts';
import { api, type Schemas } from '../../../platform/api.ts';
import { useWishKey } from '../../../platform/wish-key.ts';
import { useCountryName } from '../../../words/countries.ts';
import { formatDate, formatNumber } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { termWords } from '../../../words/terms.ts';
import { useNames } from '../names.ts';
import { formatPlaces } from '../say-figures.ts';
import { TwinTable } from '../twin-table.tsx';
import '../statistics.css';

type Notice = Schemas['BalanceNotice'];

/** One of the notices that nobody has acknowledged yet, and what it was. */
function Acknowledge({ notices }: { notices: readonly Notice[] }) {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const countryName = useCountryName();
  const queries = useQueryClient();
  const act = useAct();
  const keyOf = useWishKey();
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
  const id = notices.some((one) => one.id === chosen) ? chosen : (notices[0]?.id ?? '');
  const acknowledge = () =>
    act.run(async () => {
      const params = { path: { id }, header: { 'Idempotency-Key': keyOf([id, note]) } };
      await answerOf(api.POST('/v1/balance-notices/{id}/acknowledgement', { params, body: { note } }));
      setNote('');
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('balance-notices') });
    });
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        void acknowledge();
      }}
    >
      <div className="filter-line">
        <div className="field is-wide">
          <label htmlFor="acknowledge-notice">{say(stayFigureWords.balanceTitle)}</label>
          <select id="acknowledge-notice" value={id} onChange={(event) => setChosen(event.target.value)}>
            {notices.map(({ id: value, day, checkpoint, nationality }) => (
              <option key={value} value={value}>
                {formatDate(language, day)} · {nameOf('checkpoint', checkpoint)} ·{' '}
                {nationality === null ? say(stayFigureWords.allNationalities) : countryName(nationality)}
              </option>
            ))}
          </select>
        </div>
        <div className="field is-wide">
          <label htmlFor="acknowledge-note">{say(stayFigureWords.acknowledgeNote)}</label>
          <input
            id="acknowledge-note"
            required
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <button type="submit" disabled={act.isBusy || note.trim() === ''}>
          {say(stayFigureWords.acknowledge)}
        </button>
      </div>
      <TroubleNotice trouble={act.trouble} />
    </form>
  );
}

/** Checkpoints whose entries and exits have parted: for the administrator, who can mend a lane's direction. */
export function BalanceDesk() {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const countryName = useCountryName();
  const answer = useAnswer(['balance-notices'], (signal) =>
    api.GET('/v1/balance-notices', { params: { query: { limit: 100 } }, signal }),
  );
  const data = answer.data?.notices;
  const percent = (share: number) => `${formatPlaces(language, 100 * share)} %`;
  return (
    <div className="statistics">
      <h1>{say(stayFigureWords.balanceTitle)}</h1>
      <TroubleNotice trouble={troubleOf(answer.error)} onAgain={() => void answer.refetch()} />
      <p className="quiet-text">{say(stayFigureWords.balanceTeach)}</p>
      {data?.length === 0 && <p className="notice">{say(stayFigureWords.balanceNone)}</p>}
      {data && data.length > 0 && (
        <div className="figure">
          <TwinTable
            title={say(stayFigureWords.balanceTitle)}
            table={{
              columns: [
                { title: say(stayFigureWords.day) },
                { title: say(termWords.checkpoint) },
                { title: say(termWords.nationality) },
                { title: say(statisticsWords.entries), isNumber: true },
                { title: say(statisticsWords.exits), isNumber: true },
                { title: say(stayFigureWords.entriesShare), isNumber: true },
                { title: say(stayFigureWords.usualShare), isNumber: true },
                { title: say(stayFigureWords.acknowledged) },
              ],
              rows: data.map(({ day, checkpoint, nationality, entries, exits, share, usualShare, acknowledged }) => [
                ...[formatDate(language, day), nameOf('checkpoint', checkpoint)],
                nationality === null ? say(stayFigureWords.allNationalities) : countryName(nationality),
                ...[formatNumber(entries), formatNumber(exits), percent(share), percent(usualShare)],
                acknowledged?.note ?? '—',
              ]),
            }}
          />
        </div>
      )}
      {data?.some(({ acknowledged }) => acknowledged === null) && (
        <Acknowledge notices={data.filter(({ acknowledged }) => acknowledged === null)} />
      )}
    </div>
  );
}
