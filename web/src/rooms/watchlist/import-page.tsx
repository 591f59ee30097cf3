import { useState } from 'react';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, useAnswer } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import type { Me } from '../../platform/session.ts';
import { formatInstant, formatNumber } from '../../words/figures.ts';
import { importWords, rowOutcomeWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { sayProblem } from '../../words/problems.ts';
import { watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import { ImportDecision } from './import-decision.tsx';
import { ImportRows, type RowOutcome } from './import-rows.tsx';
import { ImportState, useImports } from './imports.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { useWho } from './who.ts';

const OUTCOMES = Object.keys(rowOutcomeWords) as RowOutcome[];

type Import = Schemas['WatchlistImport'];

/** Counts that open into rows. */
function Counts({ one, chosen, onChoose }: { one: Import; chosen: RowOutcome; onChoose(outcome: RowOutcome): void }) {
  const { say } = useLanguage();
  return (
    <div className="count-tabs">
      {OUTCOMES.map((outcome) => (
        <button key={outcome} type="button" aria-pressed={outcome === chosen} onClick={() => onChoose(outcome)}>
          <strong>{formatNumber(one.counts[outcome])}</strong>
          {say(rowOutcomeWords[outcome])}
        </button>
      ))}
    </div>
  );
}

function firstOf({ counts }: Import): RowOutcome {
  return OUTCOMES.find((outcome) => counts[outcome] > 0) ?? 'added';
}

function Whole({ one, me }: { one: Import; me: Me }) {
  const { language, say } = useLanguage();
  const list = useImports();
  const who = useWho(Object.assign({}, ...(list.data?.pages.map((page) => page.usernames) ?? [])));
  const [chosen, setChosen] = useState<RowOutcome>();
  const outcome = chosen ?? firstOf(one);
  const isKept = one.status === 'staged' || one.status === 'applied';
  return (
    <>
      <header className="desk-head">
        <div>
          <h1>{one.sourceList}</h1>
          <p>
            {say(importWords.uploaded)}: {who(one.uploadedBy)}, {formatInstant(language, one.uploadedAt)}
          </p>
          {one.decidedAt && (
            <p>
              {say(importWords.decided)}: {who(one.decidedBy)}, {formatInstant(language, one.decidedAt)}
            </p>
          )}
        </div>
        <ImportState status={one.status} />
      </header>
      {one.status === 'staging' && <ReadingProgress one={one} />}
      {one.status === 'failed' && (
        <p className="notice wrong">
          {say(importWords.failed, { problem: sayProblem(say, one.errorCode ?? 'internal-error') })}
        </p>
      )}
      {one.reason && <p className="notice">{say(watchlistWords.reasonLine, { reason: one.reason })}</p>}
      {one.status === 'staged' && <ImportDecision one={one} me={me} />}
      {isKept && (
        <>
          <Counts one={one} chosen={outcome} onChoose={setChosen} />
          <ImportRows key={outcome} id={one.id} outcome={outcome} />
        </>
      )}
    </>
  );
}

/** One file: how far it is read, what it would do, and the decision on it. */
export function ImportPage({ id, me }: { id: string; me: Me }) {
  const { say } = useLanguage();
  const one = useAnswer(
    ['watchlist', 'import', id],
    (signal) => api.GET('/v1/watchlist/imports/{id}', { params: { path: { id } }, signal }),
    { everyMs: (data) => (data?.status === 'staging' ? 1_000 : false) },
  );
  return (
    <>
      <Link href="/watchlist/imports">← {say(importWords.back)}</Link>
      {!one.data && <h1 className="hidden-visually">{say(importWords.title)}</h1>}
      {one.isPending && <p className="quiet-text">{say(workWords.loading)}</p>}
      <TroubleNotice trouble={troubleOf(one.error)} onAgain={() => void one.refetch()} />
      {one.data && <Whole one={one.data} me={me} />}
    </>
  );
}
