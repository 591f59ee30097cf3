import { localDay } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { visitorWords } from '../../../words/visitors.ts';
import { SaidInAnyLanguage } from '../copy-sentence.tsx';
import { MissingFigure } from '../figure.tsx';
import { RangeChoice } from '../range-choice.tsx';
import type { Range } from '../ranges.ts';
import { ReportTrouble } from '../report-trouble.tsx';
import { readView } from '../view.ts';
import { AbroadFigure, DestinationFigure } from './abroad-figure.tsx';
import { InsideFigure, useInsideSentence } from './inside-figure.tsx';
import { LengthByNationality, LengthFigure } from './length-figure.tsx';
import { OverstayFigure } from './overstay-figure.tsx';
import { type OverstaySummary, type StaySummary, useStays } from './use-stays.ts';
import { useVisitors, VisitorsByCountry, VisitorsFigure } from './visitors-figure.tsx';

interface ShownProps {
  stays: StaySummary;
  overstays: OverstaySummary;
  range: Range;
}

function Shown({ stays, overstays, range }: ShownProps) {
  const { say } = useLanguage();
  const answer = useVisitors(range);
  const { data: visitors } = answer;
  return (
    <div className="pictures">
      <SaidInAnyLanguage>
        <InsideFigure stays={stays} range={range} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <OverstayFigure overstays={overstays} range={range} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <LengthFigure stays={stays} range={range} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <LengthByNationality stays={stays} range={range} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <AbroadFigure stays={stays} range={range} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <DestinationFigure stays={stays} range={range} />
      </SaidInAnyLanguage>
      {answer.failureReason && !visitors && <MissingFigure title={say(visitorWords.title)} answer={answer} />}
      {visitors && (
        <SaidInAnyLanguage>
          <VisitorsFigure visitors={visitors} range={range} />
        </SaidInAnyLanguage>
      )}
      {visitors && (
        <SaidInAnyLanguage>
          <VisitorsByCountry visitors={visitors} range={range} />
        </SaidInAnyLanguage>
      )}
    </div>
  );
}

function Sentence({ stays }: { stays: StaySummary }) {
  return <p className="headline-sentence">{useInsideSentence(stays)}</p>;
}

/** Who is inside, how long stays were, what went over its time: in numbers, with low and high. */
export function StaysView({ query }: { query: URLSearchParams }) {
  const { say } = useLanguage();
  const today = localDay(Date.now());
  const { from, to } = readView(query, today);
  const answer = useStays({ from, to });
  const { data, isPending } = answer;
  return (
    <>
      {data && data.stays.asOf !== null && <Sentence stays={data.stays} />}
      <section className="filters" aria-label={say(statisticsWords.filters)}>
        <div className="filter-line">
          <RangeChoice range={{ from, to }} today={today} />
        </div>
      </section>
      <ReportTrouble answers={[answer]} />
      {data?.stays.asOf === null && <p className="notice">{say(stayFigureWords.notCounted)}</p>}
      {data && data.stays.asOf !== null && (
        <div className="statistics-body" aria-busy={isPending}>
          {data.stays.includesInvented && <p className="quiet-text">{say(statisticsWords.invented)}</p>}
          <Shown {...data} range={{ from, to }} />
        </div>
      )}
    </>
  );
}
