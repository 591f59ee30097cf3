import '../../design/work.css';
import { useMemo, useState } from 'react';
import { Empty } from '../../design/empty.tsx';
import { TextField } from '../../design/field.tsx';
import { MoreButton } from '../../design/more-button.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { useInSight } from '../../design/use-in-sight.ts';
import { KeyButton } from '../../frame/key-button.tsx';
import { goTo, useAddress } from '../../platform/address.ts';
import { useAgencyName } from '../../platform/agencies.ts';
import { troubleOf, usePages } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { Link } from '../../platform/link.tsx';
import { type Me, session } from '../../platform/session.ts';
import { useStore } from '../../platform/store.ts';
import { accountWords } from '../../words/accounts.ts';
import { useLanguage } from '../../words/language.ts';
import { roleWords } from '../../words/terms.ts';
import { workWords } from '../../words/work.ts';
import type { Account } from './account.ts';
import { AccountPage } from './account-page.tsx';
import { NewAccount } from './new-account.tsx';

const ROOT = '/accounts';

function Item({ account, isCurrent }: { account: Account; isCurrent: boolean }) {
  const { say } = useLanguage();
  const agencyName = useAgencyName();
  const item = useInSight<HTMLLIElement>(isCurrent);
  return (
    <li ref={item}>
      <Link href={`${ROOT}/${account.id}`} aria-current={isCurrent ? 'true' : undefined}>
        <strong>{account.username}</strong>
        <span>{account.roles.map((role) => say(roleWords[role])).join(', ')}</span>
        <small>
          {agencyName(account.agency)}
          {account.status === 'disabled' && ` · ${say(accountWords.disabled)}`}
          {account.pendingGrant && ` · ${say(accountWords.pendingShort)}`}
        </small>
      </Link>
    </li>
  );
}

const NEW: Shortcut = { code: 'KeyN', label: accountWords.create, run: () => goTo(`${ROOT}/new`) };
const SHORTCUTS = [NEW];

function AtWork({ me }: { me: Me }) {
  const { say } = useLanguage();
  const { path } = useAddress();
  const id = path.slice(ROOT.length + 1);
  const [filter, setFilter] = useState('');
  useShortcuts(accountWords.title, SHORTCUTS);
  const pages = usePages(['accounts'], (cursor, signal) =>
    api.GET('/v1/accounts', { params: { query: { cursor, limit: 200 } }, signal }),
  );
  const accounts = useMemo(() => pages.data?.pages.flatMap((page) => page.accounts) ?? [], [pages.data]);
  const wanted = filter.trim().toLowerCase();
  const shown = accounts.filter(({ username, agency }) => `${username} ${agency}`.includes(wanted));
  const account = accounts.find((one) => one.id === id);
  const nameOf = (accountId: string | null) =>
    accounts.find((one) => one.id === accountId)?.username ?? say(workWords.program);
  return (
    <div className="desk">
      <div className="desk-head">
        <h1>{say(accountWords.title)}</h1>
        <KeyButton shortcut={NEW} isPrimary />
      </div>
      <TroubleNotice trouble={troubleOf(pages.error)} onAgain={() => void pages.refetch()} />
      <div className="list-and-panel">
        <section className="pick-list" aria-busy={pages.isPending}>
          <TextField id="account-filter" label={say(accountWords.filter)} value={filter} onType={setFilter} />
          <ul className="pick-list">
            {shown.map((one) => (
              <Item key={one.id} account={one} isCurrent={one.id === id} />
            ))}
          </ul>
          <MoreButton pages={pages} />
        </section>
        {id === 'new' ? (
          <NewAccount />
        ) : account ? (
          <AccountPage key={account.id} account={account} me={me} nameOf={nameOf} />
        ) : (
          <Empty title={say(accountWords.choose)}>{say(accountWords.chooseMore)}</Empty>
        )}
      </div>
    </div>
  );
}

/** Who signs in, as what, and where. */
export function AccountsDesk() {
  const now = useStore(session);
  return now.at === 'signed-in' ? <AtWork me={now.me} /> : null;
}
