import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { SelectField, TextField } from '../../design/field.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import { useAgencies } from '../../platform/agencies.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { useFieldErrors } from '../../platform/field-errors.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { accountWords } from '../../words/accounts.ts';
import { useLanguage } from '../../words/language.ts';
import { type Duties, DutyFields } from './account-fields.tsx';

const NOTHING: Duties = { roles: [], checkpoints: [] };

export function NewAccount() {
  const { language, say } = useLanguage();
  const agencies = useAgencies().filter(({ isInUse }) => isInUse);
  const queries = useQueryClient();
  const act = useAct();
  const keyOf = useWishKey();
  const errorAt = useFieldErrors(act.trouble);
  const [username, setUsername] = useState('');
  const [agency, setAgency] = useState('border-service');
  const [password, setPassword] = useState('');
  const [duties, setDuties] = useState(NOTHING);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      const { roles, checkpoints } = duties;
      const body = { username, agency, roles: [...roles], checkpoints: [...checkpoints], password };
      const { id } = await answerOf(
        api.POST('/v1/accounts', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body }),
      );
      await queries.invalidateQueries();
      goTo(`/accounts/${id}`);
    });
  };
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <h2>{say(accountWords.create)}</h2>
      <div className="form-grid">
        <TextField
          id="username-new"
          label={say(accountWords.username)}
          hint={say(accountWords.usernameHint)}
          error={errorAt('username')}
          maxLength={60}
          autoCapitalize="none"
          value={username}
          onType={setUsername}
        />
        <SelectField
          id="agency-new"
          label={say(accountWords.agency)}
          error={errorAt('agency')}
          options={agencies.map(({ code, names }) => ({ value: code, text: names[language] }))}
          value={agency}
          onChoose={setAgency}
        />
        <TextField
          id="password-new"
          type="password"
          autoComplete="new-password"
          label={say(accountWords.password)}
          hint={say(accountWords.passwordHint)}
          error={errorAt('password')}
          value={password}
          onType={setPassword}
        />
        <DutyFields duties={duties} errorAt={errorAt} onChange={setDuties} />
      </div>
      <TroubleNotice trouble={act.trouble} />
      <div className="acts">
        <button type="submit" className="primary" disabled={act.isBusy}>
          <kbd>Enter</kbd> {say(accountWords.createNow)}
        </button>
      </div>
    </form>
  );
}
