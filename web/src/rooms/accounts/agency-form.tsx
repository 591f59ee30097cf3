import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Checks, TextField } from '../../design/field.tsx';
import { SavedNote } from '../../design/saved-note.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import type { Agency } from '../../platform/agencies.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { useFieldErrors } from '../../platform/field-errors.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { agenciesWords } from '../../words/agencies.ts';
import { checkpointWords } from '../../words/checkpoints.ts';
import { useLanguage } from '../../words/language.ts';

const BLANK = { ky: '', ru: '', en: '' };

/** One agency: its names, and whether it takes new accounts. */
export function AgencyForm({ agency }: { agency: Agency | null }) {
  const { language, say } = useLanguage();
  const queries = useQueryClient();
  const act = useAct();
  const keyOf = useWishKey();
  const errorAt = useFieldErrors(act.trouble);
  const [code, setCode] = useState('');
  const [names, setNames] = useState(agency?.names ?? BLANK);
  const [isInUse, setInUse] = useState(agency?.isInUse ?? true);
  const [saved, setSaved] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await act.run(async () => {
      const body = { code: code.trim(), names };
      const done = agency
        ? await answerOf(
            api.PATCH('/v1/agencies/{code}', {
              params: { path: { code: agency.code }, header: { 'If-Match': `"${agency.version}"` } },
              body: { names, isInUse },
            }),
          )
        : await answerOf(api.POST('/v1/agencies', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body }));
      await queries.invalidateQueries();
      goTo(`/agencies/${done.code}`);
    });
    if (isDone) setSaved(say(agenciesWords.saved));
  };
  const name = (of: keyof typeof BLANK) => ({
    id: `agency-${of}`,
    value: names[of],
    maxLength: 100,
    error: errorAt(`names/${of}`),
    onType: (value: string) => {
      setSaved(null);
      setNames({ ...names, [of]: value });
    },
  });
  return (
    <form className="panel" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{agency ? agency.names[language] : say(agenciesWords.create)}</h2>
      <div className="form-grid">
        {!agency && (
          <TextField
            id="agency-code"
            label={say(checkpointWords.code)}
            hint={say(checkpointWords.codeHint)}
            error={errorAt('code')}
            maxLength={40}
            autoCapitalize="none"
            value={code}
            onType={setCode}
          />
        )}
        <TextField {...name('ky')} label={say(checkpointWords.nameKy)} />
        <TextField {...name('ru')} label={say(checkpointWords.nameRu)} />
        <TextField {...name('en')} label={say(checkpointWords.nameEn)} />
        {agency && (
          <Checks
            legend={say(agenciesWords.inUseLegend)}
            options={[{ value: 'inUse', text: say(agenciesWords.inUse) }]}
            chosen={isInUse ? ['inUse'] : []}
            error={errorAt('isInUse')}
            onChoose={(chosen) => {
              setSaved(null);
              setInUse(chosen.length > 0);
            }}
          />
        )}
      </div>
      <TroubleNotice trouble={act.trouble} />
      <div className="acts">
        <button type="submit" className="primary" disabled={act.isBusy}>
          <kbd>Enter</kbd> {say(checkpointWords.save)}
        </button>
        <SavedNote text={saved} />
      </div>
    </form>
  );
}
