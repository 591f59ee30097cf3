import type { Schemas } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import { auditWords, objectKindWords } from '../../words/audit.ts';
import { auditActionWords, isAuditAction } from '../../words/audit-actions.ts';
import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { roleWords } from '../../words/terms.ts';
import { workWords } from '../../words/work.ts';
import { addressOf } from './audit-question.ts';

type Entry = Schemas['AuditEntry'];
type Usernames = Readonly<Record<string, string>>;

function Row({ entry, usernames }: { entry: Entry; usernames: Usernames }) {
  const { language, say } = useLanguage();
  const { actorId, object } = entry;
  const kind = objectKindWords[object.kind];
  const isTold = Object.keys(entry.details).length > 0;
  const why = [entry.purpose, entry.caseNumber].filter((text) => text !== null).join(', ');
  return (
    <tr>
      <td className="audit-when">{formatInstant(language, entry.at)}</td>
      <td>
        {actorId === null ? (
          say(workWords.program)
        ) : (
          <Link href={addressOf({ actor: actorId })} title={say(auditWords.allBy)}>
            {usernames[actorId] ?? actorId}
          </Link>
        )}
        <div className="quiet-text">{entry.actorRoles.map((role) => say(roleWords[role])).join(', ')}</div>
      </td>
      <td>
        <Link href={addressOf({ action: entry.action })}>
          {isAuditAction(entry.action) ? say(auditActionWords[entry.action]) : entry.action}
        </Link>
      </td>
      <td>
        {kind ? say(kind) : <span className="code">{object.kind}</span>}
        <div className="code">
          <Link href={addressOf({ object: object.id })} title={say(auditWords.allOf)}>
            {usernames[object.id] ?? object.id}
          </Link>
        </div>
      </td>
      <td>{why}</td>
      <td>
        {isTold && (
          <details>
            <summary>{say(auditWords.details)}</summary>
            <pre className="audit-details">{JSON.stringify(entry.details, null, 1)}</pre>
          </details>
        )}
      </td>
    </tr>
  );
}

/** How often each account looked, of the entries shown. */
function Looks({ entries, usernames }: { entries: readonly Entry[]; usernames: Usernames }) {
  const { say } = useLanguage();
  const counts = new Map<string, number>();
  for (const { actorId } of entries) {
    const who = actorId === null ? say(workWords.program) : (usernames[actorId] ?? actorId);
    counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([, one], [, other]) => other - one);
  return <p className="lead">{ordered.map(([who, count]) => say(auditWords.looks, { who, count })).join(' · ')}</p>;
}

export function AuditEntries(props: { entries: readonly Entry[]; usernames: Usernames; isSummed: boolean }) {
  const { entries, usernames, isSummed } = props;
  const { say } = useLanguage();
  return (
    <section className="panel">
      {isSummed && <Looks entries={entries} usernames={usernames} />}
      <div className="table-scroll">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{say(auditWords.at)}</th>
              <th scope="col">{say(auditWords.by)}</th>
              <th scope="col">{say(auditWords.action)}</th>
              <th scope="col">{say(auditWords.what)}</th>
              <th scope="col">{say(auditWords.why)}</th>
              <th scope="col">{say(auditWords.details)}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} usernames={usernames} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
