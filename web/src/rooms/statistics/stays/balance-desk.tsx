import { useQuery } from '@tanstack/react-query';
import { api } from '../../../platform/api.ts';
import { useCountryName } from '../../../words/countries.ts';
import { formatDate, formatNumber } from '../../../words/figures.ts';
import { frameWords } from '../../../words/frame.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { termWords } from '../../../words/terms.ts';
import { useNames } from '../names.ts';
import { formatPlaces } from '../say-figures.ts';
import { TwinTable } from '../twin-table.tsx';
import '../statistics.css';

/** Checkpoints whose entries and exits have parted: for the administrator, who can mend a lane's direction. */
export function BalanceDesk() {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const countryName = useCountryName();
  const { data, error } = useQuery({
    queryKey: ['balance-notices'],
    queryFn: async () => {
      const { data } = await api.GET('/v1/balance-notices', { params: { query: { limit: 100 } } });
      if (!data) throw new Error('no balance notices');
      return data.notices;
    },
  });
  const percent = (share: number) => `${formatPlaces(language, 100 * share)} %`;
  return (
    <div className="statistics">
      <h1>{say(stayFigureWords.balanceTitle)}</h1>
      {error && (
        <p className="notice wrong" role="alert">
          {say(frameWords.serverSilent)}
        </p>
      )}
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
              ],
              rows: data.map(({ day, checkpoint, nationality, entries, exits, share, usualShare }) => [
                ...[formatDate(language, day), nameOf('checkpoint', checkpoint)],
                nationality === null ? say(stayFigureWords.allNationalities) : countryName(nationality),
                ...[formatNumber(entries), formatNumber(exits), percent(share), percent(usualShare)],
              ]),
            }}
          />
        </div>
      )}
    </div>
  );
}
