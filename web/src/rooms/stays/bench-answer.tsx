import type { Schemas } from '../../platform/api.ts';
import { formatDate } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { stayRuleWords } from '../../words/stay-rules.ts';

type Answer = Schemas['StayTrialAnswer'];
type Visit = Answer['visits'][number];

/** Each day a square: filled when it counts, empty when it does not. */
function Days({ visit, label }: { visit: Visit; label: string }) {
  const { language, say } = useLanguage();
  return (
    <div className="bench-days" role="img" aria-label={label}>
      {visit.days.map(({ date, isCounted }) => (
        <span
          key={date}
          className={isCounted ? 'is-counted' : ''}
          title={`${formatDate(language, date)}: ${say(isCounted ? stayRuleWords.legendCounted : stayRuleWords.legendNot)}`}
        />
      ))}
    </div>
  );
}

/** The sentence first, then each visit day by day. */
export function BenchAnswer({ answer }: { answer: Answer }) {
  const { language, say } = useLanguage();
  const date = (day: string) => formatDate(language, day);
  const lines = [
    answer.until && say(stayRuleWords.until, { date: date(answer.until) }),
    say(stayRuleWords.countedFrom, { date: date(answer.countedFrom) }),
    answer.registerBy && say(stayRuleWords.registerBy, { date: date(answer.registerBy) }),
    answer.barredUntil && say(stayRuleWords.barredUntil, { date: date(answer.barredUntil) }),
  ].filter(Boolean);
  return (
    <div className="form-section" aria-live="polite">
      <p className="lead">
        {say(stayRuleWords.used, { count: answer.used })}
        {answer.left !== null && `, ${say(stayRuleWords.left, { count: answer.left })}`}
        {answer.overDays > 0 && `, ${say(stayRuleWords.overDays, { count: answer.overDays })}`}
      </p>
      {answer.limit === 'none' && <p>{say(stayRuleWords.limitNone)}</p>}
      {answer.limit === 'unknown' && <p>{say(stayRuleWords.limitUnknown)}</p>}
      <p className="quiet-text">{lines.join('; ')}</p>
      {answer.visits.map((visit) => {
        const title = `${date(visit.entryDate)} – ${visit.exitDate ? date(visit.exitDate) : '…'}`;
        const counted = say(stayRuleWords.used, { count: visit.countedDays });
        return (
          <div key={title}>
            <p>
              {title}: {counted}
              {visit.overDays > 0 && `, ${say(stayRuleWords.overDays, { count: visit.overDays })}`}
            </p>
            <Days visit={visit} label={`${title}: ${counted}`} />
          </div>
        );
      })}
    </div>
  );
}
