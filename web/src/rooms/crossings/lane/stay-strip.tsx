import { formatDate } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { travellerWords } from '../../../words/traveller.ts';
import type { Stay } from './stay-text.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

const dayNumber = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

interface Run {
  from: number;
  to: number;
}

/** Days one after another, joined. */
export function runsOf(days: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

/** Days inside as full blocks, authorised days ahead as an outline, today as a line. */
export function StayStrip({ stay }: { stay: Stay }) {
  const { language, say } = useLanguage();
  const today = dayNumber(stay.onDate);
  const counted = stay.stays.flatMap(({ days }) =>
    days.filter((day) => day.isCounted).map((day) => dayNumber(day.date)),
  );
  const windowStart = stay.rule?.windowDays ? today - stay.rule.windowDays + 1 : undefined;
  const from = Math.max(Math.min(today, windowStart ?? today, ...counted), today - MOST_DAYS);
  const to = Math.max(today, stay.until === null ? today : Math.min(dayNumber(stay.until), today + MOST_DAYS));
  const width = to - from + 1;
  if (width < 2) return null;
  const block = ({ from: first, to: last }: Run) => ({ x: first - from, width: last - first + 1, y: 4, height: 16 });
  return (
    <figure className="stay-strip">
      <svg
        viewBox={`0 0 ${width} 24`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say(travellerWords.stayStrip, {
          from: formatDate(language, dateOf(from)),
          to: formatDate(language, dateOf(to)),
        })}
      >
        <rect x="0" y="11" width={width} height="2" className="stay-axis" />
        {to > today && (
          <rect {...block({ from: today + 1, to })} className="stay-ahead" vectorEffect="non-scaling-stroke" />
        )}
        {runsOf(counted).map((run) => (
          <rect key={run.from} {...block(run)} className="stay-inside" />
        ))}
        <line
          x1={today - from + 0.5}
          x2={today - from + 0.5}
          y1="0"
          y2="24"
          className="stay-today"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption>
        <span>{formatDate(language, dateOf(from))}</span>
        <span className="stay-legend">
          <span className="stay-key is-inside" aria-hidden="true" /> {say(travellerWords.stayDayInside)}
          {to > today && (
            <>
              <span className="stay-key is-ahead" aria-hidden="true" /> {say(travellerWords.stayDayAhead)}
            </>
          )}
          <span className="stay-key is-today" aria-hidden="true" /> {say(travellerWords.stayToday)}
        </span>
        <span>{formatDate(language, dateOf(to))}</span>
      </figcaption>
    </figure>
  );
}
