import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, useAnswer } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import { lookupHeaders } from '../../platform/lookup.ts';
import { entryActionWords, entryCategoryWords, entryWords } from '../../words/entry.ts';
import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { proposalKindWords, watchlistWords } from '../../words/watchlist.ts';
import { DiffTable } from './diff-table.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { entryFieldNames } from './field-names.ts';
import { mainNameOf } from './field-value.ts';
import { ProposalDecision } from './proposal-decision.tsx';
import { CompletenessView, SimulationView } from './simulation-view.tsx';
import { useEntry } from './use-entry.ts';

type Proposal = Schemas['EntryProposal'];

interface CaseProps {
  proposal: Proposal;
  who(id: string | null): string;
  mayDecide: boolean;
  onDone(note: string): void;
}

/** What a field will be when the proposal is approved. */
function valueAfter(proposal: Proposal, field: 'legalBasis' | 'caseNumber', inForce: string | null): string | null {
  const change = proposal.changes.find((one) => one.field === field);
  if (!change) return inForce;
  return typeof change.to === 'string' ? change.to : null;
}

function Simulated({ proposal, caseNumber }: { proposal: Proposal; caseNumber: string }) {
  const { say } = useLanguage();
  const headers = lookupHeaders({ purpose: say(entryWords.simPurposeDecision), caseNumber });
  const { id, version } = proposal;
  const simulation = useAnswer(['watchlist', 'simulation', id, version, caseNumber], (signal) =>
    api.GET('/v1/watchlist/entries/{id}/simulation', { params: { path: { id } }, headers, signal }),
  );
  return (
    <section className="simulation" aria-busy={simulation.isPending}>
      <h2>{say(entryWords.simTitle)}</h2>
      {simulation.isPending && <p className="quiet-text">{say(entryWords.simAsking)}</p>}
      <TroubleNotice trouble={troubleOf(simulation.error)} onAgain={() => void simulation.refetch()} />
      {simulation.data && (
        <>
          <SimulationView simulation={simulation.data} action={proposal.action} />
          <CompletenessView simulation={simulation.data} />
        </>
      )}
    </section>
  );
}

/** All that deciding takes on one page: what changes, by which law, and whom it would stop. */
export function ProposalCase({ proposal, who, mayDecide, onDone }: CaseProps) {
  const { language, say } = useLanguage();
  const entry = useEntry(proposal.id);
  const whole = entry.data && 'version' in entry.data ? entry.data : null;
  const isWithdrawal = proposal.kind === 'withdrawal';
  const legalBasis = valueAfter(proposal, 'legalBasis', whole?.legalBasis ?? null);
  const caseNumber = valueAfter(proposal, 'caseNumber', whole?.caseNumber ?? null) ?? proposal.id;
  return (
    <article className="panel proposal-case">
      <header className="desk-head">
        <div>
          <h1>{mainNameOf(proposal.names)}</h1>
          <p>
            {say(entryCategoryWords[proposal.category])} · {say(entryActionWords[proposal.action])}
          </p>
          <p className="quiet-text">
            {say(watchlistWords.proposedLine, {
              who: who(proposal.proposedBy),
              at: formatInstant(language, proposal.proposedAt),
            })}{' '}
            · <Link href={`/watchlist/entries/${proposal.id}`}>{say(watchlistWords.history)}</Link>
          </p>
        </div>
        <span className="state-mark">{say(proposalKindWords[proposal.kind])}</span>
      </header>
      {proposal.reason && <p className="notice">{say(watchlistWords.reasonLine, { reason: proposal.reason })}</p>}
      <ProposalDecision proposal={proposal} who={who} mayDecide={mayDecide} onDone={onDone} />
      <p className="basis">
        <span className="quiet-text">{say(entryFieldNames.legalBasis)}: </span>
        <strong>{legalBasis ?? say(watchlistWords.legalBasisNone)}</strong>
      </p>
      {isWithdrawal ? (
        <>
          <p>{say(watchlistWords.diffWithdrawal)}</p>
          {whole && <EntryFacts entry={whole} without={['legalBasis']} />}
        </>
      ) : (
        <DiffTable changes={proposal.changes} isNew={proposal.kind === 'new'} />
      )}
      {!isWithdrawal && whole && <Simulated proposal={proposal} caseNumber={caseNumber} />}
    </article>
  );
}
