import { useEffect, useMemo, useState } from 'react';
import { TextField } from '../../design/field.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { type Trouble, troubleOf, useAnswer } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { useFieldErrors } from '../../platform/field-errors.ts';
import { openSessionStore } from '../../platform/session-store.ts';
import { useStore } from '../../platform/store.ts';
import { readTypedDate, typedDay } from '../../platform/typed-date.ts';
import { fieldFaultText } from '../../words/field-faults.ts';
import { localDay } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import type { Saying } from '../../words/saying.ts';
import { stayRuleWords } from '../../words/stay-rules.ts';
import { workWords } from '../../words/work.ts';
import { BenchAnswer } from './bench-answer.tsx';
import { bodyOf, type RuleDraft } from './rule-draft.ts';

interface Row {
  key: number;
  entry: string;
  exit: string;
}

/** What is tried stays while one goes from rule to rule: the same visits are held against each. */
const tried = openSessionStore<{ rows: readonly Row[]; onDate: string } & Record<TermField, string>>({
  rows: [{ key: 0, entry: '', exit: '' }],
  ...{ onDate: '', termFrom: '', termUntil: '', termDays: '', termEntries: '' },
});

/** What a visa, a permit or a contract says. */
const TERM_FIELDS = ['termFrom', 'termUntil', 'termDays', 'termEntries'] as const;
type TermField = (typeof TERM_FIELDS)[number];

const BY_DOCUMENT: readonly RuleDraft['basis'][] = ['visa', 'residence', 'eaeu-worker'];
const isByDocument = ({ basis, method }: RuleDraft) => method === 'document-term' || BY_DOCUMENT.includes(basis);
/** What is no number is sent as 0, which the server refuses at its field. */
const countOf = (text: string) => (Number.isInteger(Number(text)) ? Number(text) : 0);
const orNull = <T,>(text: string, read: (text: string) => T) => (text.trim() === '' ? null : read(text));

const dateOf = (text: string) => readTypedDate(text) ?? text.trim();
const REST_MS = 300;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function VisitRows() {
  const { say } = useLanguage();
  const now = useStore(tried);
  const { rows } = now;
  const set = (next: readonly Row[]) => tried.set({ ...now, rows: next });
  const change = (key: number, part: Partial<Row>) =>
    set(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <ol className="row-list">
      {rows.map((row, index) => (
        <li key={row.key}>
          {(['entry', 'exit'] as const).map((end) => (
            <input
              key={end}
              className="is-short is-date"
              aria-label={`${say(stayRuleWords.visit, { n: index + 1 })}: ${say(
                end === 'entry' ? stayRuleWords.entryDay : stayRuleWords.exitDay,
              )}`}
              placeholder={say(workWords.dateHint)}
              maxLength={10}
              autoComplete="off"
              value={row[end]}
              aria-invalid={row[end].trim() !== '' && readTypedDate(row[end])?.length !== 10}
              onChange={({ target }) => change(row.key, { [end]: target.value })}
            />
          ))}
          {rows.length > 1 && (
            <button type="button" className="quiet" onClick={() => set(rows.filter(({ key }) => key !== row.key))}>
              {say(workWords.remove)}
            </button>
          )}
          {row === rows.at(-1) && (
            <button type="button" onClick={() => set([...rows, { key: row.key + 1, entry: '', exit: '' }])}>
              + {say(workWords.add)}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

const RULE_PARTS = [
  'days',
  'windowDays',
  'resetAfterDays',
  'registrationFreeDays',
  'barDays',
  'validFrom',
  'validTo',
] as const;

/** The part of the rule that can't be counted with, as its form calls it. */
function rulePartOf(trouble: Trouble | null): Saying | undefined {
  const part = RULE_PARTS.find((name) => trouble?.errors.some(({ pointer }) => pointer === `/rule/${name}`));
  return part && stayRuleWords[part];
}

/** The rule on the left is tried on visits that are typed here; the server counts, as it does for the lane. */
export function Bench({ draft }: { draft: RuleDraft }) {
  const { say } = useLanguage();
  const now = useStore(tried);
  const today = localDay(Date.now());
  const trial = useMemo(() => {
    const rule = bodyOf(draft);
    const visits = now.rows
      .filter(({ entry }) => entry.trim() !== '')
      .map(({ entry, exit }) => ({ entryDate: dateOf(entry), exitDate: exit.trim() === '' ? null : dateOf(exit) }));
    return {
      rule: { ...rule, validFrom: rule.validFrom || today },
      visits,
      onDate: now.onDate.trim() === '' ? today : dateOf(now.onDate),
      termFrom: orNull(now.termFrom, dateOf),
      termUntil: orNull(now.termUntil, dateOf),
      termDays: orNull(now.termDays, countOf),
      termEntries: orNull(now.termEntries, countOf),
    };
  }, [draft, now, today]);
  const asked = useRested(trial);
  const isReady = asked.visits.length > 0;
  const answer = useAnswer(
    ['stay-trial', asked],
    (signal) => api.POST('/v1/stay-rules/trials', { body: asked, signal }),
    { isAsked: isReady, doesKeep: true },
  );
  const trouble = troubleOf(answer.error);
  const errorAt = useFieldErrors(trouble);
  const wrongRulePart = rulePartOf(trouble);
  return (
    <section className="panel bench">
      <h2>{say(stayRuleWords.bench)}</h2>
      <p className="quiet-text">{say(stayRuleWords.benchMore)}</p>
      {draft.title && <p>{say(stayRuleWords.benchOf, { title: draft.title })}</p>}
      <div className="field">
        <span className="label">
          {say(stayRuleWords.entryDay)} – {say(stayRuleWords.exitDay)}
        </span>
        <VisitRows />
        {errorAt('visits') && <span className="field-error">{errorAt('visits')}</span>}
      </div>
      <div className="form-grid">
        <TextField
          id="bench-on"
          label={say(stayRuleWords.onDate)}
          placeholder={typedDay(today)}
          error={errorAt('onDate')}
          maxLength={10}
          value={now.onDate}
          onType={(onDate) => tried.set({ ...now, onDate })}
        />
        {isByDocument(draft) &&
          TERM_FIELDS.map((field) => (
            <TextField
              key={field}
              id={`bench-${field}`}
              label={say(stayRuleWords[field])}
              error={errorAt(field)}
              maxLength={10}
              value={now[field]}
              onType={(text) => tried.set({ ...now, [field]: text })}
            />
          ))}
      </div>
      {trouble && trouble.code !== 'bad-request' && <TroubleNotice trouble={trouble} />}
      {trouble?.code === 'bad-request' && (
        <p className="notice">
          {[wrongRulePart && say(wrongRulePart), trouble.errors[0] && fieldFaultText(say, trouble.errors[0])]
            .filter(Boolean)
            .join(': ')}
        </p>
      )}
      {isReady && !trouble && answer.data && <BenchAnswer answer={answer.data} />}
    </section>
  );
}
