import type { Schemas } from '../../platform/api.ts';
import { useLanguage } from '../../words/language.ts';
import { watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import { entryFieldNames, isEntryField } from './field-names.ts';
import { useFieldLines } from './field-value.ts';

type Change = Schemas['EntryProposal']['changes'][number];

function Row({ change, isNew }: { change: Change; isNew: boolean }) {
  const { say } = useLanguage();
  const linesOf = useFieldLines();
  const before = linesOf(change.field, change.from);
  const after = linesOf(change.field, change.to);
  return (
    <tr>
      <th scope="row">{isEntryField(change.field) ? say(entryFieldNames[change.field]) : change.field}</th>
      {!isNew && (
        <td>
          {before.length === 0 && <span className="quiet-text">{say(workWords.none)}</span>}
          {before.map((line) =>
            after.includes(line) ? (
              <span key={line}>{line}</span>
            ) : (
              <del key={line}>
                {line} <span className="hidden-visually">({say(watchlistWords.diffRemoved)})</span>
              </del>
            ),
          )}
        </td>
      )}
      <td>
        {after.length === 0 && <span className="quiet-text">{say(workWords.none)}</span>}
        {after.map((line) =>
          isNew || before.includes(line) ? (
            <span key={line}>{line}</span>
          ) : (
            <ins key={line}>
              {line} <span className="hidden-visually">({say(watchlistWords.diffAdded)})</span>
            </ins>
          ),
        )}
      </td>
    </tr>
  );
}

/** Old and new side by side, only what differs; of a new entry all that it says. Told by sign and weight, not by colour alone. */
export function DiffTable({ changes, isNew = false }: { changes: readonly Change[]; isNew?: boolean }) {
  const { say } = useLanguage();
  return (
    <div className="table-scroll">
      <table className="data-table diff-table">
        <thead>
          <tr>
            <th scope="col">{say(watchlistWords.diffField)}</th>
            {!isNew && <th scope="col">{say(watchlistWords.diffBefore)}</th>}
            <th scope="col">{say(watchlistWords.diffAfter)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <Row key={change.field} change={change} isNew={isNew} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
