import { useEffect, useMemo, useState } from 'react';
import { Empty } from '../../design/empty.tsx';
import { MoreButton } from '../../design/more-button.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { useInSight } from '../../design/use-in-sight.ts';
import { goTo } from '../../platform/address.ts';
import { troubleOf, usePages } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { Link } from '../../platform/link.tsx';
import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { proposalKindWords, watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import { mainNameOf } from './field-value.ts';
import { ProposalCase } from './proposal-case.tsx';
import { useWho } from './who.ts';

type Proposal = Schemas['EntryProposal'];

export function useProposals() {
  return usePages(['watchlist', 'proposals'], (cursor, signal) =>
    api.GET('/v1/watchlist/proposals', { params: { query: { cursor } }, signal }),
  );
}

function QueueItem({ proposal, who, isCurrent }: { proposal: Proposal; who: string; isCurrent: boolean }) {
  const { language, say } = useLanguage();
  const item = useInSight<HTMLLIElement>(isCurrent);
  return (
    <li ref={item}>
      <Link href={`/watchlist/proposals/${proposal.id}`} aria-current={isCurrent ? 'true' : undefined}>
        <strong>{mainNameOf(proposal.names)}</strong>
        <span>{say(proposalKindWords[proposal.kind])}</span>
        <small>
          {who}, {formatInstant(language, proposal.proposedAt)}
        </small>
      </Link>
    </li>
  );
}

function useStepping(proposals: readonly Proposal[], current: Proposal | undefined): void {
  const shortcuts = useMemo((): Shortcut[] => {
    const step = (by: number) => () => {
      const at = current ? proposals.indexOf(current) : -1;
      const next = proposals[at + by];
      if (next) goTo(`/watchlist/proposals/${next.id}`);
    };
    return [
      { code: 'ArrowDown', label: workWords.keyNext, run: step(1) },
      { code: 'ArrowUp', label: workWords.keyPrevious, run: step(-1) },
    ];
  }, [proposals, current]);
  useShortcuts(watchlistWords.partProposals, shortcuts);
}

/** What waits for a decision: the queue on the left, all that deciding takes on the right. */
export function Proposals({ id, mayDecide }: { id: string | undefined; mayDecide: boolean }) {
  const { say } = useLanguage();
  const pages = useProposals();
  const [done, setDone] = useState<string>();
  const proposals = useMemo(() => pages.data?.pages.flatMap((page) => page.proposals) ?? [], [pages.data]);
  const usernames = Object.assign({}, ...(pages.data?.pages.map((page) => page.usernames) ?? [])) as Record<
    string,
    string
  >;
  const who = useWho(usernames);
  const current = proposals.find((one) => one.id === id) ?? proposals[0];
  // A proposal that was made since the queue was read, come to by its address.
  const { refetch } = pages;
  const isUnread = id !== undefined && current?.id !== id;
  useEffect(() => {
    if (isUnread) void refetch();
  }, [isUnread, refetch]);
  useStepping(proposals, current);
  if (pages.isPending) return <p className="quiet-text">{say(workWords.loading)}</p>;
  const note = done && (
    <p className="notice" role="status">
      {done}
    </p>
  );
  if (pages.error) return <TroubleNotice trouble={troubleOf(pages.error)} onAgain={() => void pages.refetch()} />;
  if (!current)
    return (
      <>
        {note}
        <h1 className="hidden-visually">{say(watchlistWords.partProposals)}</h1>
        <Empty title={say(watchlistWords.queueEmpty)}>{say(watchlistWords.queueEmptyMore)}</Empty>
      </>
    );
  return (
    <>
      {note}
      <div className="list-and-panel">
        <section className="pick-list">
          <h2>{say(watchlistWords.queueTitle, { count: proposals.length })}</h2>
          <ul className="pick-list">
            {proposals.map((proposal) => (
              <QueueItem
                key={proposal.id}
                proposal={proposal}
                who={who(proposal.proposedBy)}
                isCurrent={proposal === current}
              />
            ))}
          </ul>
          <MoreButton pages={pages} />
        </section>
        <ProposalCase
          key={`${current.id} ${current.version}`}
          proposal={current}
          who={who}
          mayDecide={mayDecide}
          onDone={setDone}
        />
      </div>
    </>
  );
}
