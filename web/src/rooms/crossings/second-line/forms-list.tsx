import '../../../design/work.css';
import { useMemo } from 'react';
import { LookupFields } from '../../../design/lookup-fields.tsx';
import { TroubleNotice } from '../../../design/trouble-notice.tsx';
import { keyName } from '../../../frame/key-name.ts';
import { troubleOf, useAnswer } from '../../../platform/answer.ts';
import { api, type Schemas } from '../../../platform/api.ts';
import { useCheckpointName } from '../../../platform/checkpoints.ts';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { isLookupGiven, lookup } from '../../../platform/lookup.ts';
import { useStore } from '../../../platform/store.ts';
import { formatInstant } from '../../../words/figures.ts';
import { formWords } from '../../../words/forms.ts';
import { laneWords } from '../../../words/lane.ts';
import { type Say, useLanguage } from '../../../words/language.ts';
import { refusalWords } from '../../../words/refusals.ts';
import type { Saying } from '../../../words/saying.ts';
import { termWords } from '../../../words/terms.ts';
import { workWords } from '../../../words/work.ts';
import { BackButton } from '../lane/back-button.tsx';
import { CHOICE_CODES } from '../lane/lane-state.ts';
import { usePrint } from '../use-print.ts';

const WITH_KEY = 9;

type PrintableForm = Schemas['PrintableForms']['forms'][number];

const LABELS: Readonly<Record<PrintableForm['form'], Saying>> = {
  refusal: formWords.printRefusal,
  reference: formWords.printSlip,
};

const sayWhat = (say: Say, { reason }: PrintableForm) =>
  reason === null ? say(formWords.falseMatch) : say(formWords.refusal, { reason: say(refusalWords[reason]) });

interface RowProps {
  form: PrintableForm;
  by: string;
  /** The nine latest have a key. */
  code: string | undefined;
  onPrint(): void;
}

function Row({ form, by, code, onPrint }: RowProps) {
  const { language, say } = useLanguage();
  const nameOf = useCheckpointName();
  const where = [nameOf(form.checkpoint), say(termWords[form.direction])];
  if (form.lane !== null) where.push(say(laneWords.laneName, { lane: form.lane }));
  return (
    <tr>
      <th scope="row">{formatInstant(language, form.decidedAt)}</th>
      <td>{sayWhat(say, form)}</td>
      <td>{where.join(' · ')}</td>
      <td>{by}</td>
      <td>
        <button type="button" onClick={onPrint}>
          {code && <kbd>{keyName(code)}</kbd>} {say(LABELS[form.form])}
        </button>
      </td>
    </tr>
  );
}

/** Each refusal of the lanes and of the second line, and each false match: its form can still be printed. */
export function FormsList({ onBack }: { onBack(): void }) {
  const { say } = useLanguage();
  const why = useStore(lookup);
  const { told, trouble, printRefusal, printSlip } = usePrint();
  const { data, error, refetch } = useAnswer(['forms'], (signal) => api.GET('/v1/forms', { signal }));
  const rows = useMemo(() => {
    const given = isLookupGiven(why) ? why : undefined;
    return (data?.forms ?? []).map((form, index) => ({
      form,
      code: index < WITH_KEY ? CHOICE_CODES[index] : undefined,
      by: (form.decidedBy !== null && data?.usernames[form.decidedBy]) || say(workWords.none),
      print: () =>
        form.form === 'reference' && form.referralId !== null
          ? printSlip(form.referralId, given)
          : printRefusal(form.inspectionId, given),
    }));
  }, [data, why, say, printRefusal, printSlip]);
  const shortcuts = useMemo(
    () =>
      rows.flatMap(({ code, form, print }): Shortcut[] =>
        code ? [{ code, label: LABELS[form.form], run: print }] : [],
      ),
    [rows],
  );
  useShortcuts(formWords.title, shortcuts);
  const isLacking = trouble?.code === 'lookup-reason-required';
  return (
    <section className="case forms-list" aria-labelledby="forms" aria-busy={data === undefined}>
      <h2 id="forms">{say(formWords.title)}</h2>
      <p className="quiet-text">{say(formWords.titleMore)}</p>
      <TroubleNotice trouble={troubleOf(error)} onAgain={() => void refetch()} />
      <div role="alert">
        {told !== null && <p className="notice wrong">{isLacking ? say(formWords.whyMissing) : told}</p>}
      </div>
      {rows.length === 0 && data && <p>{say(formWords.none)}</p>}
      {rows.length > 0 && (
        <>
          <div className="form-grid">
            <LookupFields
              of="form"
              purpose={formWords.why}
              hint={formWords.whyMore}
              isLacking={isLacking}
              missing={formWords.whyMissing}
            />
          </div>
          <div className="table-scroll">
            <table className="data-table">
              <thead>
                <tr>
                  {(['at', 'what', 'where', 'by', 'paper'] as const).map((column) => (
                    <th key={column} scope="col">
                      {say(formWords[column])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ form, by, code, print }) => (
                  <Row key={`${form.form} ${form.inspectionId}`} form={form} by={by} code={code} onPrint={print} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <div className="ways">
        <BackButton onBack={onBack} />
      </div>
    </section>
  );
}
