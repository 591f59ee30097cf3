import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { SavedNote } from '../../design/saved-note.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { useAgencyName } from '../../platform/agencies.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { useFieldErrors } from '../../platform/field-errors.ts';
import type { Me } from '../../platform/session.ts';
import { accountWords } from '../../words/accounts.ts';
import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import type { Account } from './account.ts';
import { AccountActs } from './account-acts.tsx';
import { type Duties, DutyFields } from './account-fields.tsx';
import { PendingGrant } from './pending-grant.tsx';

function isSame(one: Duties, other: Duties): boolean {
  const text = ({ roles, checkpoints }: Duties) => JSON.stringify([roles.toSorted(), checkpoints.toSorted()]);
  return text(one) === text(other);
}

function DutyForm({ account }: { account: Account }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const act = useAct();
  const errorAt = useFieldErrors(act.trouble);
  const now: Duties = {
    roles: [...account.roles, ...(account.pendingGrant?.roles ?? [])],
    checkpoints: account.checkpoints,
  };
  const [typed, setTyped] = useState<Duties>();
  const [saved, setSaved] = useState<string | null>(null);
  const duties = typed ?? now;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await act.run(async () => {
      await answerOf(
        api.PATCH('/v1/accounts/{id}', {
          params: { path: { id: account.id }, header: { 'If-Match': `"${account.version}"` } },
          body: { roles: [...duties.roles], checkpoints: [...duties.checkpoints] },
        }),
      );
      await queries.invalidateQueries();
    });
    setSaved(isDone ? say(accountWords.saved) : null);
    if (isDone) setTyped(undefined);
  };
  return (
    <form className="form-section" onSubmit={(event) => void submit(event)}>
      <DutyFields duties={duties} errorAt={errorAt} onChange={setTyped} />
      <TroubleNotice trouble={act.trouble} />
      <SavedNote text={saved} />
      <div className="acts">
        <button type="submit" className="primary" disabled={act.isBusy || isSame(duties, now)}>
          {say(accountWords.save)}
        </button>
      </div>
    </form>
  );
}

/** One account: its roles and places, what waits for a second administrator, and the ways to end it. */
export function AccountPage(props: { account: Account; me: Me; nameOf(id: string | null): string }) {
  const { account, me, nameOf } = props;
  const { language, say } = useLanguage();
  const agencyName = useAgencyName();
  const isOwn = account.id === me.id;
  return (
    <section className="panel">
      <header className="desk-head">
        <div>
          <h2>{account.username}</h2>
          <p className="quiet-text">
            {agencyName(account.agency)} · {say(accountWords.created)}: {formatInstant(language, account.createdAt)}
          </p>
        </div>
        <p className="acts">
          {account.isInvented && <span className="state-mark">{say(accountWords.invented)}</span>}
          <span className={account.status === 'active' ? 'state-mark is-strong' : 'state-mark'}>
            {say(account.status === 'active' ? accountWords.active : accountWords.disabled)}
          </span>
        </p>
      </header>
      {account.pendingGrant && <PendingGrant grant={account.pendingGrant} me={me} nameOf={nameOf} />}
      {isOwn ? (
        <p className="notice">{say(accountWords.ownAccount)}</p>
      ) : (
        <>
          <DutyForm account={account} />
          <AccountActs account={account} />
        </>
      )}
    </section>
  );
}
