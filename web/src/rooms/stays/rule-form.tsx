import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ConfirmLine } from '../../design/confirm-line.tsx';
import { TextField } from '../../design/field.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { useFieldErrors } from '../../platform/field-errors.ts';
import { readTypedDate } from '../../platform/typed-date.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { useLanguage } from '../../words/language.ts';
import { stayRuleWords } from '../../words/stay-rules.ts';
import { workWords } from '../../words/work.ts';
import { bodyOf, type RuleDraft, type StayRule } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';

/** A new rule; added once, since it is never changed. */
export function NewRule({ draft, onChange }: { draft: RuleDraft; onChange(draft: RuleDraft): void }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const act = useAct();
  const keyOf = useWishKey();
  const errorAt = useFieldErrors(act.trouble);
  const [isAsking, setIsAsking] = useState(false);
  const back = useCallback(() => setIsAsking(false), []);
  const add = () =>
    void act
      .run(async () => {
        const body = bodyOf(draft);
        const { id } = await answerOf(
          api.POST('/v1/stay-rules', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body }),
        );
        await queries.invalidateQueries();
        goTo(`/stay-rules/${id}`);
      })
      .then(back);
  return (
    <section className="panel">
      <h2>{say(stayRuleWords.create)}</h2>
      <RuleFields draft={draft} errorAt={errorAt} onChange={onChange} />
      <TroubleNotice trouble={act.trouble} />
      {isAsking ? (
        <ConfirmLine
          question={say(stayRuleWords.addQuestion)}
          act={stayRuleWords.add}
          reason="none"
          isBusy={act.isBusy}
          onYes={add}
          onBack={back}
        />
      ) : (
        <div className="acts">
          <button type="button" className="primary" onClick={() => setIsAsking(true)}>
            {say(stayRuleWords.add)}
          </button>
        </div>
      )}
    </section>
  );
}

/** A rule that is there can only be given its last day. */
export function EndRule({ rule }: { rule: StayRule }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const act = useAct();
  const keyOf = useWishKey();
  const errorAt = useFieldErrors(act.trouble);
  const [day, setDay] = useState<string | null>(null);
  if (rule.validTo !== null) return null;
  const end = () =>
    void act.run(async () => {
      const body = { validTo: readTypedDate(day ?? '') ?? (day ?? '').trim() };
      await answerOf(
        api.POST('/v1/stay-rules/{id}/end', {
          params: { path: { id: rule.id }, header: { 'Idempotency-Key': keyOf([rule.id, body]) } },
          body,
        }),
      );
      setDay(null);
      await queries.invalidateQueries();
    });
  if (day === null)
    return (
      <div className="acts">
        <button type="button" onClick={() => setDay('')}>
          {say(stayRuleWords.end)}
        </button>
      </div>
    );
  return (
    <form
      className="confirm-line"
      onSubmit={(event) => {
        event.preventDefault();
        end();
      }}
    >
      <TextField
        id="rule-end"
        label={say(stayRuleWords.validTo)}
        hint={say(workWords.dateHint)}
        error={errorAt('validTo')}
        maxLength={10}
        value={day}
        onType={setDay}
      />
      <TroubleNotice trouble={act.trouble} />
      <div className="acts">
        <button type="submit" className="primary" disabled={act.isBusy}>
          {say(stayRuleWords.endAct)}
        </button>
        <button type="button" className="quiet" onClick={() => setDay(null)}>
          {say(workWords.back)}
        </button>
      </div>
    </form>
  );
}
