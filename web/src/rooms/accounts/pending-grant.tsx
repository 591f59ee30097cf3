import { useQueryClient } from '@tanstack/react-query';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import type { Me } from '../../platform/session.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { accountWords } from '../../words/accounts.ts';
import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { roleWords } from '../../words/terms.ts';
import type { Account } from './account.ts';

interface GrantProps {
  grant: NonNullable<Account['pendingGrant']>;
  me: Me;
  nameOf(id: string | null): string;
}

/** Roles that one administrator alone can't give: another one confirms, the proposer may only take them back. */
export function PendingGrant({ grant, me, nameOf }: GrantProps) {
  const { language, say } = useLanguage();
  const queries = useQueryClient();
  const act = useAct();
  const keyOf = useWishKey();
  const isOwn = grant.proposedBy === me.id;
  const decide = (verdict: 'confirmation' | 'rejection') =>
    void act.run(async () => {
      const path = verdict === 'confirmation' ? '/v1/role-grants/{id}/confirmation' : '/v1/role-grants/{id}/rejection';
      const header = { 'Idempotency-Key': keyOf([grant.id, verdict]) };
      await answerOf(api.POST(path, { params: { path: { id: grant.id }, header } }));
      await queries.invalidateQueries();
    });
  return (
    <div className="notice form-section">
      <p>
        {say(accountWords.pending, {
          roles: grant.roles.map((role) => say(roleWords[role])).join(', '),
          who: nameOf(grant.proposedBy),
          at: formatInstant(language, grant.proposedAt),
        })}
      </p>
      {isOwn && <p className="quiet-text">{say(accountWords.ownGrant)}</p>}
      <TroubleNotice trouble={act.trouble} />
      <div className="acts">
        {!isOwn && (
          <button type="button" className="primary" disabled={act.isBusy} onClick={() => decide('confirmation')}>
            {say(accountWords.confirm)}
          </button>
        )}
        <button type="button" disabled={act.isBusy} onClick={() => decide('rejection')}>
          {say(isOwn ? accountWords.takeBack : accountWords.reject)}
        </button>
      </div>
    </div>
  );
}
