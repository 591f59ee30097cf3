import '../../design/work.css';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { useInSight } from '../../design/use-in-sight.ts';
import { KeyButton } from '../../frame/key-button.tsx';
import { goTo, useAddress } from '../../platform/address.ts';
import type { Agency } from '../../platform/agencies.ts';
import { troubleOf, useAnswer } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { Link } from '../../platform/link.tsx';
import { agenciesWords } from '../../words/agencies.ts';
import { useLanguage } from '../../words/language.ts';
import { AgencyForm } from './agency-form.tsx';

const ROOT = '/agencies';
const NEW: Shortcut = { code: 'KeyN', label: agenciesWords.create, run: () => goTo(`${ROOT}/new`) };
const SHORTCUTS = [NEW];

function Item({ agency, isCurrent }: { agency: Agency; isCurrent: boolean }) {
  const { language, say } = useLanguage();
  const item = useInSight<HTMLLIElement>(isCurrent);
  return (
    <li ref={item}>
      <Link href={`${ROOT}/${agency.code}`} aria-current={isCurrent ? 'true' : undefined}>
        <strong>{agency.names[language]}</strong>
        <small>
          {agency.code}
          {!agency.isInUse && ` · ${say(agenciesWords.outOfUse)}`}
        </small>
      </Link>
    </li>
  );
}

/** The agencies that accounts and watchlist entries belong to. */
export function AgenciesDesk() {
  const { say } = useLanguage();
  const { path } = useAddress();
  useShortcuts(agenciesWords.title, SHORTCUTS);
  const list = useAnswer(['agency-list'], (signal) => api.GET('/v1/agencies', { signal }));
  const agencies = list.data?.agencies ?? [];
  const code = path.slice(ROOT.length + 1);
  const isNew = code === 'new';
  const current = isNew ? undefined : (agencies.find((one) => one.code === code) ?? agencies[0]);
  return (
    <div className="desk">
      <div className="desk-head">
        <h1>{say(agenciesWords.title)}</h1>
        <KeyButton shortcut={NEW} isPrimary />
      </div>
      <TroubleNotice trouble={troubleOf(list.error)} onAgain={() => void list.refetch()} />
      <div className="list-and-panel">
        <ul className="pick-list" aria-busy={list.isPending}>
          {agencies.map((one) => (
            <Item key={one.code} agency={one} isCurrent={one === current} />
          ))}
        </ul>
        {current && <AgencyForm key={current.code} agency={current} />}
        {isNew && <AgencyForm key="new" agency={null} />}
      </div>
    </div>
  );
}
