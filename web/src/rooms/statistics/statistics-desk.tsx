import { useAddress } from '../../platform/address.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { FlowsView } from './flows-view.tsx';
import './statistics.css';

/** The ministry's desk: what is happening at our borders, in numbers and never a person. */
export function StatisticsDesk() {
  const { say } = useLanguage();
  const { query } = useAddress();
  return (
    <div className="statistics">
      <header className="statistics-head">
        <h1>{say(statisticsWords.title)}</h1>
      </header>
      <FlowsView query={query} />
    </div>
  );
}
