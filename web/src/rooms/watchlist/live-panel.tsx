import { useMemo } from 'react';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { entryWords } from '../../words/entry.ts';
import { useLanguage } from '../../words/language.ts';
import { bodyOf, type Draft } from './draft.ts';
import { CompletenessView, SimulationView } from './simulation-view.tsx';
import { type Simulated, useSimulation } from './use-simulation.ts';

const isNameGiven = (draft: Draft) => draft.names.some(({ text }) => /\p{L}/u.test(text));

/** The server's answer to the draft as it stands, from the first name on; with the draft's own case, once it is typed, it shows the people. */
export function useLive(draft: Draft): Simulated & { asked: string | null } {
  const { say } = useLanguage();
  const isReady = isNameGiven(draft);
  const body = useMemo(() => (isReady ? bodyOf(draft) : null), [draft, isReady]);
  const simulated = useSimulation(body, { purpose: say(entryWords.simPurpose), caseNumber: draft.caseNumber });
  return { ...simulated, asked: body === null ? null : JSON.stringify(body) };
}

/** Will this stop the right person, and only that one? */
export function LivePanel({ draft, live }: { draft: Draft; live: ReturnType<typeof useLive> }) {
  const { say } = useLanguage();
  const { answer, answered, asked, isAsking, trouble } = live;
  const isOld = isAsking || answered !== asked;
  return (
    <aside className="panel live-panel" aria-label={say(entryWords.simTitle)}>
      <h2>{say(entryWords.simTitle)}</h2>
      {asked === null ? (
        <p>{say(entryWords.simNeedsName)}</p>
      ) : (
        <>
          <output className="quiet-text" aria-live="polite">
            {isOld ? say(answer ? entryWords.simOld : entryWords.simAsking) : ''}
          </output>
          {trouble?.code === 'bad-request' ? (
            <p className="notice">{say(entryWords.simWrong)}</p>
          ) : (
            <TroubleNotice trouble={trouble} />
          )}
          {answer && (
            <div className={isOld ? 'simulation is-old' : 'simulation'}>
              <CompletenessView simulation={answer} />
              <SimulationView simulation={answer} action={draft.action} />
            </div>
          )}
        </>
      )}
    </aside>
  );
}
