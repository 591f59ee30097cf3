import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { ConfirmLine } from '../../design/confirm-line.tsx';
import { TextField } from '../../design/field.tsx';
import { SavedNote } from '../../design/saved-note.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { KeyButton } from '../../frame/key-button.tsx';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { useFieldErrors } from '../../platform/field-errors.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { accountWords } from '../../words/accounts.ts';
import { useLanguage } from '../../words/language.ts';
import { workWords } from '../../words/work.ts';
import type { Account } from './account.ts';

function NewPassword({ account, onBack, onDone }: { account: Account; onBack(): void; onDone(): void }) {
  const { say } = useLanguage();
  const act = useAct();
  const keyOf = useWishKey();
  const errorAt = useFieldErrors(act.trouble);
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await act.run(() =>
      answerOf(
        api.POST('/v1/accounts/{id}/password', {
          params: { path: { id: account.id }, header: { 'Idempotency-Key': keyOf([account.id, password]) } },
          body: { password },
        }),
      ).then(() => undefined),
    );
    if (isDone) onDone();
  };
  return (
    <form className="confirm-line" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        id="password-reset"
        type="password"
        autoComplete="new-password"
        label={say(accountWords.newPassword)}
        hint={say(accountWords.passwordHint)}
        error={errorAt('password')}
        value={password}
        onType={setPassword}
      />
      <TroubleNotice trouble={act.trouble} />
      <div className="acts">
        <button type="submit" className="primary" disabled={act.isBusy}>
          {say(accountWords.resetAct)}
        </button>
        <button type="button" className="quiet" onClick={onBack}>
          {say(workWords.back)}
        </button>
      </div>
    </form>
  );
}

/** Disabling, enabling, a new password. */
export function AccountActs({ account }: { account: Account }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const act = useAct();
  const [asking, setAsking] = useState<'nothing' | 'disable' | 'password'>('nothing');
  const [note, setNote] = useState<string | null>(null);
  const back = useCallback(() => setAsking('nothing'), []);
  const isActive = account.status === 'active';
  const shortcuts = useMemo(
    (): Shortcut[] => [
      ...(isActive ? [{ code: 'KeyD', label: accountWords.disable, run: () => setAsking('disable') }] : []),
      { code: 'KeyP', label: accountWords.resetPassword, run: () => setAsking('password') },
    ],
    [isActive],
  );
  useShortcuts(accountWords.title, shortcuts);
  const setStatus = (status: Account['status']) =>
    void act
      .run(async () => {
        await answerOf(
          api.PATCH('/v1/accounts/{id}', {
            params: { path: { id: account.id }, header: { 'If-Match': `"${account.version}"` } },
            body: { status },
          }),
        );
        await queries.invalidateQueries();
      })
      .then(back);
  const done = () => {
    setNote(say(accountWords.saved));
    back();
    void queries.invalidateQueries();
  };
  return (
    <>
      <TroubleNotice trouble={act.trouble} />
      <SavedNote text={note} />
      {asking === 'nothing' && (
        <div className="acts">
          {shortcuts.map((shortcut) => (
            <KeyButton key={shortcut.code} shortcut={shortcut} />
          ))}
          {!isActive && (
            <button type="button" onClick={() => setStatus('active')}>
              {say(accountWords.enable)}
            </button>
          )}
        </div>
      )}
      {asking === 'disable' && (
        <ConfirmLine
          question={say(accountWords.disableQuestion)}
          act={accountWords.disableAct}
          reason="none"
          isBusy={act.isBusy}
          onYes={() => setStatus('disabled')}
          onBack={back}
        />
      )}
      {asking === 'password' && <NewPassword account={account} onBack={back} onDone={done} />}
    </>
  );
}
