import { checkpointWords } from '../../words/checkpoints.ts';
import { useLanguage } from '../../words/language.ts';
import { termWords } from '../../words/terms.ts';
import { workWords } from '../../words/work.ts';
import { type CheckpointDraft, type LaneDirection, nextKey } from './checkpoint-draft.ts';

const DIRECTIONS: readonly LaneDirection[] = ['entry', 'exit', 'both'];

interface RowsProps {
  draft: CheckpointDraft;
  error: string | undefined;
  onChange(part: Partial<CheckpointDraft>): void;
}

const without = <R extends { key: number }>(rows: readonly R[], key: number) => rows.filter((row) => row.key !== key);
const changed = <R extends { key: number }>(rows: readonly R[], key: number, part: Partial<R>) =>
  rows.map((row) => (row.key === key ? { ...row, ...part } : row));

/** Lanes with the direction in which each works. */
export function LaneRows({ draft, error, onChange }: RowsProps) {
  const { say } = useLanguage();
  const names = { entry: termWords.entry, exit: termWords.exit, both: checkpointWords.laneBoth };
  const { lanes } = draft;
  return (
    <fieldset className="field is-wide">
      <legend className="label">{say(checkpointWords.lanes)}</legend>
      <ul className="row-list">
        {lanes.map(({ key, code, direction }) => (
          <li key={key}>
            <input
              className="is-short"
              aria-label={say(checkpointWords.laneCode)}
              maxLength={20}
              autoComplete="off"
              value={code}
              onChange={({ target }) => onChange({ lanes: changed(lanes, key, { code: target.value }) })}
            />
            <select
              aria-label={say(termWords.direction)}
              value={direction}
              onChange={({ target }) => {
                const chosen = DIRECTIONS.find((one) => one === target.value) ?? 'both';
                onChange({ lanes: changed(lanes, key, { direction: chosen }) });
              }}
            >
              {DIRECTIONS.map((one) => (
                <option key={one} value={one}>
                  {say(names[one])}
                </option>
              ))}
            </select>
            <button type="button" className="quiet" onClick={() => onChange({ lanes: without(lanes, key) })}>
              {say(workWords.remove)}
            </button>
          </li>
        ))}
      </ul>
      {error && <span className="field-error">{error}</span>}
      <div>
        <button
          type="button"
          onClick={() => onChange({ lanes: [...lanes, { key: nextKey(), code: '', direction: 'entry' }] })}
        >
          + {say(workWords.add)}
        </button>
      </div>
    </fieldset>
  );
}

/** Days on which it is closed, both ends included. */
export function ClosureRows({ draft, error, onChange }: RowsProps) {
  const { say } = useLanguage();
  const { closures } = draft;
  const labels = {
    from: checkpointWords.closureFrom,
    to: checkpointWords.closureTo,
    reason: checkpointWords.closureReason,
  };
  return (
    <fieldset className="field is-wide">
      <legend className="label">{say(checkpointWords.closures)}</legend>
      <ul className="row-list">
        {closures.map((row) => (
          <li key={row.key}>
            {(['from', 'to', 'reason'] as const).map((part) => (
              <input
                key={part}
                className={part === 'reason' ? undefined : 'is-short'}
                aria-label={say(labels[part])}
                placeholder={say(part === 'reason' ? labels.reason : workWords.dateHint)}
                maxLength={part === 'reason' ? 200 : 10}
                autoComplete="off"
                value={row[part]}
                onChange={({ target }) => onChange({ closures: changed(closures, row.key, { [part]: target.value }) })}
              />
            ))}
            <button type="button" className="quiet" onClick={() => onChange({ closures: without(closures, row.key) })}>
              {say(workWords.remove)}
            </button>
          </li>
        ))}
      </ul>
      {error && <span className="field-error">{error}</span>}
      <div>
        <button
          type="button"
          onClick={() => onChange({ closures: [...closures, { key: nextKey(), from: '', to: '', reason: '' }] })}
        >
          + {say(workWords.add)}
        </button>
      </div>
    </fieldset>
  );
}
