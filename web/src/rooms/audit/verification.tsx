import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, useAnswer } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { openSessionStore } from '../../platform/session-store.ts';
import { useStore } from '../../platform/store.ts';
import { auditFindingWords, auditWords } from '../../words/audit.ts';
import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';

/** When it was asked last; it runs through everything, so only when asked. */
const askedAt = openSessionStore(0);

/** Is the audit what was sealed? */
export function Verification() {
  const { language, say } = useLanguage();
  const at = useStore(askedAt);
  const verification = useAnswer(
    ['audit-verification', at],
    (signal) => api.GET('/v1/audit/verification', { signal }),
    {
      isAsked: at > 0,
    },
  );
  const { data } = verification;
  return (
    <section className="panel" aria-live="polite">
      <h2>{say(auditWords.verify)}</h2>
      <p className="quiet-text">{say(auditWords.verifyMore)}</p>
      <div className="acts">
        <button type="button" disabled={verification.isFetching} onClick={() => askedAt.set(Date.now())}>
          {say(auditWords.verify)}
        </button>
        {verification.isFetching && <span>{say(auditWords.verifying)}</span>}
      </div>
      <TroubleNotice trouble={troubleOf(verification.error)} />
      {data && (
        <>
          <p className={data.isSound ? 'lead' : 'notice wrong'}>
            {data.isSound ? say(auditWords.sound) : say(auditWords.broken, { count: data.findingCount })}
          </p>
          {data.findings.length > 0 && (
            <ul>
              {data.findings.map((finding) => (
                <li key={`${finding.kind} ${finding.number} ${finding.entryId}`} className="code">
                  {say(auditFindingWords[finding.kind])}: {finding.number} {finding.entryId}
                </li>
              ))}
            </ul>
          )}
          <p>
            {say(auditWords.sealed, {
              seals: data.sealCount,
              entries: data.sealedEntryCount,
              waiting: data.unsealedEntryCount,
            })}{' '}
            <span className="quiet-text">{formatInstant(language, data.verifiedAt)}</span>
          </p>
          {data.last && (
            <p>
              {say(auditWords.lastSeal, { number: data.last.number })}
              <span className="code"> {data.last.root}</span>
            </p>
          )}
        </>
      )}
    </section>
  );
}
