import { useAddress } from '../../platform/address.ts';
import { Link } from '../../platform/link.tsx';
import { session } from '../../platform/session.ts';
import { useStore } from '../../platform/store.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { stayFigureWords } from '../../words/stay-figures.ts';
import { FlowsView } from './flows-view.tsx';
import { StaysView } from './stays/stays-view.tsx';
import './statistics.css';

const FLOWS = '/statistics';
const STAYS = '/statistics/stays';

/** The ministry's desk: what is happening at our borders, in numbers and never a person. */
export function StatisticsDesk() {
  const { say } = useLanguage();
  const { path, query } = useAddress();
  const now = useStore(session);
  // A shift leader has the flows of the own checkpoints, and no figures of stays.
  const maySeeStays = now.at === 'signed-in' && now.me.permissions.includes('read-stay-figures');
  const isStays = maySeeStays && path === STAYS;
  const text = query.toString();
  const tail = text ? `?${text}` : '';
  return (
    <div className="statistics">
      <header className="statistics-head">
        <h1>{say(isStays ? stayFigureWords.title : statisticsWords.title)}</h1>
        {maySeeStays && (
          <nav className="statistics-tabs" aria-label={say(statisticsWords.views)}>
            <Link href={FLOWS + tail} aria-current={isStays ? undefined : 'page'}>
              {say(statisticsWords.flowsView)}
            </Link>
            <Link href={STAYS + tail} aria-current={isStays ? 'page' : undefined}>
              {say(statisticsWords.staysView)}
            </Link>
          </nav>
        )}
      </header>
      {isStays ? <StaysView query={query} /> : <FlowsView query={query} />}
    </div>
  );
}
