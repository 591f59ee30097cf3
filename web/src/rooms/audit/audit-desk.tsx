import '../../design/work.css';
import './audit.css';
import { type FormEvent, useState } from 'react';
import { Empty } from '../../design/empty.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { MoreButton } from '../../design/more-button.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo, useAddress } from '../../platform/address.ts';
import { troubleOf, usePages } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { readTypedDate } from '../../platform/typed-date.ts';
import { auditWords } from '../../words/audit.ts';
import { AUDIT_ACTIONS, auditActionWords } from '../../words/audit-actions.ts';
import { fieldFaultWords } from '../../words/field-faults.ts';
import { useLanguage } from '../../words/language.ts';
import type { Language } from '../../words/languages.ts';
import { workWords } from '../../words/work.ts';
import { AuditEntries } from './audit-entries.tsx';
import { type AuditQuestion, addressOf, isQuestion, questionOf, toQuery } from './audit-question.ts';
import { type AskedPerson, PersonForm } from './person-form.tsx';
import { Verification } from './verification.tsx';

/** All actions, in the order of their words. */
function actionsIn(language: Language) {
  const actions = AUDIT_ACTIONS.map((value) => ({ value, text: auditActionWords[value][language] }));
  return actions.sort((one, other) => one.text.localeCompare(other.text, language));
}

function QuestionForm({ question, isActorUnknown }: { question: AuditQuestion; isActorUnknown: boolean }) {
  const { language, say } = useLanguage();
  const [typed, setTyped] = useState(question);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const field = (name: Exclude<keyof AuditQuestion, 'action'>) => ({
    id: `audit-${name}`,
    value: typed[name],
    error: wrong.includes(name) ? say(fieldFaultWords['day-wrong']) : undefined,
    onType: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isDay = (text: string) => text.trim() === '' || readTypedDate(text)?.length === 10;
    const faults = (['from', 'to'] as const).filter((name) => !isDay(typed[name]));
    setWrong(faults);
    if (faults.length === 0) goTo(addressOf(typed));
  };
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <div className="form-grid">
        <TextField
          {...field('object')}
          isWide
          label={say(auditWords.object)}
          hint={say(auditWords.objectHint)}
          maxLength={200}
        />
        <TextField
          {...field('actor')}
          {...(isActorUnknown && typed.actor === question.actor && { error: say(fieldFaultWords['field-unknown']) })}
          label={say(auditWords.actor)}
          maxLength={60}
        />
        <SelectField<AuditQuestion['action']>
          id="audit-action"
          label={say(auditWords.action)}
          value={typed.action}
          options={[{ value: '', text: say(auditWords.anyAction) }, ...actionsIn(language)]}
          onChoose={(action) => setTyped({ ...typed, action })}
        />
        <TextField {...field('from')} label={say(auditWords.from)} hint={say(workWords.dateHint)} maxLength={10} />
        <TextField {...field('to')} label={say(auditWords.to)} hint={say(workWords.dateHint)} maxLength={10} />
      </div>
      <div className="acts">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(auditWords.search)}
        </button>
      </div>
    </form>
  );
}

const NEWEST = 100;

/** The entries asked for: about a person, else by what stands in the address. */
function useEntries(question: AuditQuestion, person: AskedPerson | null) {
  const ofAddress = usePages(
    ['audit', question],
    (cursor, signal) =>
      api.GET('/v1/audit', { params: { query: { ...toQuery(question), cursor, limit: NEWEST } }, signal }),
    { isAsked: person === null },
  );
  const ofPerson = usePages(
    ['audit', 'person', person],
    (cursor, signal) => {
      const { number, why } = person ?? { number: '', why: { purpose: '', caseNumber: '' } };
      return api.POST('/v1/audit/looks', { body: { number, lookup: why, cursor, limit: NEWEST }, signal });
    },
    { isAsked: person !== null },
  );
  return person ? ofPerson : ofAddress;
}

function Audit({ question }: { question: AuditQuestion }) {
  const { say } = useLanguage();
  const [person, setPerson] = useState<AskedPerson | null>(null);
  const pages = useEntries(question, person);
  const trouble = troubleOf(pages.error);
  const isActorUnknown = trouble?.errors.some(({ pointer }) => pointer === '?actor') ?? false;
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const usernames = Object.assign({}, ...(pages.data?.pages.map((page) => page.usernames) ?? [])) as Record<
    string,
    string
  >;
  const isAboutOne = person !== null || isQuestion(question);
  return (
    <div className="desk">
      <h1>{say(isAboutOne ? auditWords.whoLooked : auditWords.title)}</h1>
      <div className="two-panels">
        <QuestionForm question={question} isActorUnknown={isActorUnknown} />
        <div className="audit-side">
          <PersonForm onAsk={setPerson} />
          <Verification />
        </div>
      </div>
      <TroubleNotice trouble={trouble} onAgain={() => void pages.refetch()} />
      {person && (
        <div className="ways">
          <button type="button" onClick={() => setPerson(null)}>
            {say(auditWords.wholeAudit)}
          </button>
        </div>
      )}
      {pages.isPending && <p className="quiet-text">{say(workWords.loading)}</p>}
      {pages.data && entries.length === 0 && <Empty title={say(auditWords.none)}>{say(auditWords.noneMore)}</Empty>}
      {entries.length > 0 && <AuditEntries entries={entries} usernames={usernames} isSummed={isAboutOne} />}
      <MoreButton pages={pages} />
    </div>
  );
}

/**
 * Who did what, who looked at this person, and is it what was sealed. What is asked stands in the address: ids and codes only; a person's
 * number never does, and is forgotten with the next question.
 */
export function AuditDesk() {
  const { query } = useAddress();
  return <Audit key={query.toString()} question={questionOf(query)} />;
}
