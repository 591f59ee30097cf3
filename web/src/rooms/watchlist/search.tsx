import { type FormEvent, useEffect, useMemo, useRef } from 'react';
import { SelectField, TextField } from '../../design/field.tsx';
import { LookupFields } from '../../design/lookup-fields.tsx';
import { MoreButton } from '../../design/more-button.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, usePages } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { isLookupGiven, type Lookup, lookup } from '../../platform/lookup.ts';
import { openSessionStore } from '../../platform/session-store.ts';
import { useStore } from '../../platform/store.ts';
import { useLanguage } from '../../words/language.ts';
import { termWords } from '../../words/terms.ts';
import { entryStatusWords, watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import { SearchResults } from './search-results.tsx';

type Status = Schemas['OwnEntrySummary']['status'];
const STATUSES: readonly Status[] = ['active', 'pending', 'withdrawn', 'expired', 'rejected'];

interface Asked {
  name: string;
  number: string;
  pin: string;
  status: '' | Status;
}

const NOTHING: Asked = { name: '', number: '', pin: '', status: '' };
const typed = openSessionStore<Asked>(NOTHING);
/** What was asked last, with its reason: it is shown again when one comes back from an entry. */
const asked = openSessionStore<{ question: Asked; why: Lookup | null; isLacking: boolean }>({
  question: NOTHING,
  why: null,
  isLacking: false,
});

const isPersonSought = ({ name, number, pin }: Asked) => `${name}${number}${pin}`.trim() !== '';

function bodyOf({ name, number, pin, status }: Asked, why: Lookup | null, cursor: string | undefined) {
  return {
    ...(name.trim() && { name: name.trim() }),
    ...(number.trim() && { document: { number: number.trim() } }),
    ...(pin.trim() && { pin: pin.trim() }),
    ...(status && { status }),
    ...(why && { lookup: { purpose: why.purpose.trim(), caseNumber: why.caseNumber.trim() } }),
    ...{ limit: 30, cursor },
  };
}

function ask(): void {
  const question = typed.get();
  const isSought = isPersonSought(question);
  const isLacking = isSought && !isLookupGiven(lookup.get());
  asked.set(isLacking ? { ...asked.get(), isLacking } : { question, why: isSought ? lookup.get() : null, isLacking });
}

function SearchForm() {
  const { say } = useLanguage();
  const now = useStore(typed);
  const { isLacking } = useStore(asked);
  const form = useRef<HTMLFormElement>(null);
  const shortcuts = useMemo(
    (): Shortcut[] => [
      { code: 'Slash', label: workWords.keySearch, run: () => form.current?.querySelector('input')?.focus() },
    ],
    [],
  );
  useShortcuts(watchlistWords.partSearch, shortcuts);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const field = (name: 'name' | 'number' | 'pin') => ({
    value: now[name],
    onType: (value: string) => typed.set({ ...typed.get(), [name]: value }),
  });
  return (
    <search>
      <form ref={form} className="search-form panel" onSubmit={submit}>
        <TextField id="search-name" label={say(watchlistWords.searchName)} maxLength={200} {...field('name')} />
        <TextField id="search-number" label={say(watchlistWords.searchNumber)} maxLength={50} {...field('number')} />
        <TextField id="search-pin" label={say(termWords.personalNumber)} maxLength={50} {...field('pin')} />
        <SelectField
          id="search-status"
          label={say(watchlistWords.searchStatus)}
          value={now.status}
          options={[
            { value: '', text: say(watchlistWords.anyStatus) },
            ...STATUSES.map((value) => ({ value, text: say(entryStatusWords[value]) })),
          ]}
          onChoose={(status) => typed.set({ ...typed.get(), status })}
        />
        <LookupFields of="search" hint={watchlistWords.purposeHint} isLacking={isLacking} />
        <div className="acts">
          <button type="submit" className="primary">
            <kbd>Enter</kbd> {say(watchlistWords.search)}
          </button>
        </div>
      </form>
    </search>
  );
}

/** Entries by name in any script, document or personal number; before a question the newest of the own agency. */
export function Search({ ownAgency }: { ownAgency: string }) {
  const { say } = useLanguage();
  const { question, why } = useStore(asked);
  const isSought = isPersonSought(question);
  const pages = usePages(['watchlist', 'search', question, why, ownAgency], (cursor, signal) =>
    api.POST('/v1/watchlist/entries/search', {
      body: { ...bodyOf(question, why, cursor), ...(!isSought && { ownerAgency: ownAgency }) },
      signal,
    }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <h1 className="hidden-visually">{say(watchlistWords.partSearch)}</h1>
      <SearchForm />
      <section className="panel" aria-busy={pages.isFetching} aria-live="polite">
        <TroubleNotice trouble={troubleOf(pages.error)} onAgain={() => void pages.refetch()} />
        {pages.isPending && <p className="quiet-text">{say(workWords.loading)}</p>}
        {pages.data && <SearchResults entries={entries} isSought={isSought || question.status !== ''} />}
        <MoreButton pages={pages} />
      </section>
    </>
  );
}
