import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { SelectField, TextField } from '../../design/field.tsx';
import { SavedNote } from '../../design/saved-note.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { useFieldErrors } from '../../platform/field-errors.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { checkpointStatusWords, checkpointWords, modeWords } from '../../words/checkpoints.ts';
import { useCountryName } from '../../words/countries.ts';
import { useLanguage } from '../../words/language.ts';
import { BLANK, bodyOf, type Checkpoint, type CheckpointDraft, draftOf } from './checkpoint-draft.ts';
import { ClosureRows, LaneRows } from './checkpoint-rows.tsx';

const MODES = Object.keys(modeWords) as Checkpoint['mode'][];
const STATUSES = Object.keys(checkpointStatusWords) as Checkpoint['status'][];

type TextName = 'code' | 'ky' | 'ru' | 'en' | 'neighbour' | 'hoursFrom' | 'hoursTo' | 'dailyCapacity';

function useSaving(checkpoint: Checkpoint | null) {
  const act = useAct();
  const queries = useQueryClient();
  const keyOf = useWishKey();
  const save = (draft: CheckpointDraft) =>
    act.run(async () => {
      const fields = bodyOf(draft);
      const body = { code: draft.code.trim(), ...fields };
      const { code } = checkpoint
        ? await answerOf(
            api.PATCH('/v1/checkpoints/{code}', {
              params: { path: { code: checkpoint.code }, header: { 'If-Match': `"${checkpoint.version}"` } },
              body: fields,
            }),
          )
        : await answerOf(api.POST('/v1/checkpoints', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body }));
      await queries.invalidateQueries();
      goTo(`/checkpoints/${code}`);
    });
  return { act, save };
}

/** One checkpoint: names, kind, hours, lanes, closures. What is saved works at once. */
export function CheckpointForm({ checkpoint }: { checkpoint: Checkpoint | null }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const [draft, setDraft] = useState(() => (checkpoint ? draftOf(checkpoint) : BLANK));
  const [saved, setSaved] = useState<string | null>(null);
  const { act, save } = useSaving(checkpoint);
  const errorAt = useFieldErrors(act.trouble);
  const change = (part: Partial<CheckpointDraft>) => {
    setSaved(null);
    setDraft({ ...draft, ...part });
  };
  const field = (name: TextName, pointer: string = name) => ({
    id: `checkpoint-${name}`,
    value: draft[name],
    error: errorAt(pointer),
    onType: (value: string) => change({ [name]: value }),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(draft)) setSaved(say(checkpointWords.saved));
  };
  const { neighbour } = draft;
  return (
    <form className="panel" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{checkpoint ? checkpoint.names[language] : say(checkpointWords.create)}</h2>
      <div className="form-grid">
        {!checkpoint && (
          <TextField
            {...field('code')}
            label={say(checkpointWords.code)}
            hint={say(checkpointWords.codeHint)}
            maxLength={40}
          />
        )}
        <TextField {...field('ky', 'names/ky')} label={say(checkpointWords.nameKy)} maxLength={100} />
        <TextField {...field('ru', 'names/ru')} label={say(checkpointWords.nameRu)} maxLength={100} />
        <TextField {...field('en', 'names/en')} label={say(checkpointWords.nameEn)} maxLength={100} />
        <SelectField
          id="checkpoint-mode"
          label={say(checkpointWords.mode)}
          error={errorAt('mode')}
          value={draft.mode}
          options={MODES.map((value) => ({ value, text: say(modeWords[value]) }))}
          onChoose={(mode) => change({ mode })}
        />
        <SelectField
          id="checkpoint-status"
          label={say(checkpointWords.status)}
          error={errorAt('status')}
          value={draft.status}
          options={STATUSES.map((value) => ({ value, text: say(checkpointStatusWords[value]) }))}
          onChoose={(status) => change({ status })}
        />
        <TextField
          {...field('neighbour')}
          label={say(checkpointWords.neighbour)}
          hint={neighbour.length === 3 ? countryName(neighbour.toUpperCase()) : say(checkpointWords.neighbourHint)}
          maxLength={3}
        />
        <TextField
          {...field('hoursFrom', 'openingHours')}
          label={say(checkpointWords.hoursFrom)}
          hint={say(checkpointWords.hoursHint)}
          placeholder="08:00"
          maxLength={5}
        />
        <TextField {...field('hoursTo')} label={say(checkpointWords.hoursTo)} placeholder="20:00" maxLength={5} />
        <TextField
          {...field('dailyCapacity')}
          label={say(checkpointWords.capacity)}
          inputMode="numeric"
          maxLength={7}
        />
        <LaneRows draft={draft} error={errorAt('lanes')} onChange={change} />
        <ClosureRows draft={draft} error={errorAt('closures')} onChange={change} />
      </div>
      <TroubleNotice trouble={act.trouble} />
      <SavedNote text={saved} />
      <div className="acts">
        <button type="submit" className="primary" disabled={act.isBusy}>
          <kbd>Enter</kbd> {say(checkpointWords.save)}
        </button>
      </div>
    </form>
  );
}
