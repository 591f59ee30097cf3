import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ConfirmLine } from '../../design/confirm-line.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { KeyButton } from '../../frame/key-button.tsx';
import { goTo } from '../../platform/address.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { useStore } from '../../platform/store.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { entryWords } from '../../words/entry.ts';
import { fieldFaultText } from '../../words/field-faults.ts';
import { useLanguage } from '../../words/language.ts';
import { workWords } from '../../words/work.ts';
import { CATEGORY_FORMS } from './category-form.ts';
import { bodyOf, type Draft, draftOf, type OwnEntry, patchOf, placeErrors } from './draft.ts';
import { BLANK, changeDraft, drafts, dropDraft } from './drafts.ts';
import { BirthDateRows, DocumentRows, type ErrorAt, NameRows } from './entry-rows.tsx';
import { BasisSection, PersonFields, WhySection } from './entry-sections.tsx';
import { mainNameOf } from './field-value.ts';
import { LivePanel, useLive } from './live-panel.tsx';

function Sections({ draft, errorAt, missing, onChange }: Parameters<typeof WhySection>[0]) {
  const { say } = useLanguage();
  const props = { draft, errorAt, missing, onChange };
  const { isAboutDocument } = CATEGORY_FORMS[draft.category];
  const documents = <DocumentRows {...props} />;
  return (
    <>
      <WhySection {...props} />
      {isAboutDocument && (
        <section className="form-section">
          <h2>{say(entryWords.sectionDocuments)}</h2>
          {documents}
        </section>
      )}
      <section className="form-section">
        <h2>{say(isAboutDocument ? entryWords.sectionOwner : entryWords.sectionWho)}</h2>
        <NameRows {...props} />
        <BirthDateRows {...props} />
        <PersonFields {...props} />
        {!isAboutDocument && documents}
      </section>
      <BasisSection {...props} />
    </>
  );
}

function useProposing(of: string, entry: OwnEntry | null) {
  const act = useAct();
  const queries = useQueryClient();
  const keyOf = useWishKey();
  const propose = (draft: Draft) =>
    act.run(async () => {
      const body = bodyOf(draft);
      const { id } = entry
        ? await answerOf(
            api.PATCH('/v1/watchlist/entries/{id}', {
              params: { path: { id: entry.id }, header: { 'If-Match': `"${entry.latestVersion}"` } },
              body: patchOf(draftOf(entry), draft),
            }),
          )
        : await answerOf(
            api.POST('/v1/watchlist/entries', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body }),
          );
      dropDraft(of);
      await queries.invalidateQueries();
      goTo(`/watchlist/entries/${id}`);
    });
  return { act, propose };
}

/** An entry is typed on the left; on the right, as one types, what it would do. */
export function EntryForm({ entry }: { entry: OwnEntry | null }) {
  const { say } = useLanguage();
  const of = entry?.id ?? 'new';
  const kept = useStore(drafts)[of];
  const before = useMemo(() => (entry ? draftOf(entry) : BLANK), [entry]);
  const draft = kept ?? before;
  const isChanged = Object.keys(patchOf(before, draft)).length > 0;
  const { act, propose } = useProposing(of, entry);
  const live = useLive(draft);
  const [asking, setAsking] = useState<'nothing' | 'propose' | 'discard'>('nothing');
  const places = useMemo(
    () => placeErrors(draft, [...(live.trouble?.errors ?? []), ...(act.trouble?.errors ?? [])]),
    [draft, live.trouble, act.trouble],
  );
  const errorAt: ErrorAt = (place) => {
    const error = places.get(place);
    return error && fieldFaultText(say, error);
  };
  const back = useCallback(() => setAsking('nothing'), []);
  const shortcuts = useMemo(
    (): Shortcut[] =>
      isChanged
        ? [
            { code: 'F4', label: entryWords.propose, run: () => setAsking('propose'), isForFields: true },
            { code: 'F7', label: entryWords.discard, run: () => setAsking('discard'), isForFields: true },
          ]
        : [],
    [isChanged],
  );
  useShortcuts(entryWords.newTitle, shortcuts);
  const discard = () => {
    dropDraft(of);
    act.clear();
    back();
    goTo(entry ? `/watchlist/entries/${entry.id}` : '/watchlist');
  };
  return (
    <>
      <h1>{entry ? say(entryWords.changeTitle, { name: mainNameOf(entry.names) }) : say(entryWords.newTitle)}</h1>
      <div className="two-panels">
        <div className="panel">
          {/* Enter in a field goes nowhere: a proposal is sent by its own key. */}
          <form className="entry-form" onSubmit={(event) => event.preventDefault()}>
            <Sections
              draft={draft}
              errorAt={errorAt}
              missing={live.answer?.missing ?? []}
              onChange={(part) => changeDraft(of, draft, part)}
            />
          </form>
          <TroubleNotice trouble={act.trouble} />
          {act.trouble?.code === 'precondition-failed' && <p className="notice">{say(workWords.changedMeanwhile)}</p>}
          {asking === 'nothing' ? (
            <div className="acts">
              {shortcuts.map((shortcut, index) => (
                <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={index === 0} />
              ))}
              {!isChanged && <p className="quiet-text">{say(entryWords.nothingChanged)}</p>}
            </div>
          ) : (
            <ConfirmLine
              key={asking}
              question={say(asking === 'propose' ? entryWords.proposeQuestion : entryWords.discardQuestion)}
              act={asking === 'propose' ? entryWords.propose : entryWords.discard}
              reason="none"
              isBusy={act.isBusy}
              onYes={asking === 'propose' ? () => void propose(draft).then(back) : discard}
              onBack={back}
            />
          )}
        </div>
        <LivePanel draft={draft} live={live} />
      </div>
    </>
  );
}
