import { formatInstant, formatNumber } from '../../words/figures.ts';
import { groupKindWords } from '../../words/group.ts';
import { useLanguage } from '../../words/language.ts';
import { refusalWords } from '../../words/refusals.ts';
import type { Saying } from '../../words/saying.ts';
import { shiftWords } from '../../words/shift.ts';
import { termWords } from '../../words/terms.ts';
import type { Handover } from './shift-calls.ts';

type Sheet = Handover['sheet'];

const COUNTS = ['inspections', 'admitted', 'refused', 'referred', 'abandoned', 'undecided'] as const;

function Counts({ sheet }: { sheet: Sheet }) {
  const { say } = useLanguage();
  return (
    <table className="sheet-counts">
      <thead>
        <tr>
          <th scope="col">{say(shiftWords.figure)}</th>
          <th scope="col">{say(termWords.entry)}</th>
          <th scope="col">{say(termWords.exit)}</th>
        </tr>
      </thead>
      <tbody>
        {COUNTS.map((count) => (
          <tr key={count}>
            <th scope="row">{say(shiftWords[count])}</th>
            <td>{formatNumber(sheet.counts.entry[count])}</td>
            <td>{formatNumber(sheet.counts.exit[count])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ title, lines }: { title: Saying; lines: readonly string[] }) {
  const { say } = useLanguage();
  return (
    <>
      <dt>{say(title)}</dt>
      <dd>
        <strong>{lines.length === 0 ? say(shiftWords.noneOf) : formatNumber(lines.length)}</strong>
        {lines.length > 0 && <p className="sheet-lines">{lines.join('\n')}</p>}
      </dd>
    </>
  );
}

/** What a shift leaves to the next one: counts, and what is not finished; by lane and time, never a name. */
export function HandoverSheet({ sheet }: { sheet: Sheet }) {
  const { language, say } = useLanguage();
  const where = ({ lane, openedAt }: { lane: string | null; openedAt: string }) =>
    say(shiftWords.laneAndTime, { lane: lane ?? '—', at: formatInstant(language, openedAt) });
  const reasons: Readonly<Record<string, Saying>> = refusalWords;
  const kinds: Readonly<Record<string, Saying>> = groupKindWords;
  const sayOf = (words: Readonly<Record<string, Saying>>, key: string) => (words[key] ? say(words[key]) : key);
  const { screening } = sheet;
  return (
    <div className="shift-sheet">
      <Counts sheet={sheet} />
      <dl>
        <dt>{say(shiftWords.screened)}</dt>
        <dd>
          <strong>
            {formatNumber(screening.fullyScreened)} / {formatNumber(screening.inspections)}
          </strong>
        </dd>
        <Lines
          title={shiftWords.refused}
          lines={sheet.refusals.map(({ reason, count }) => `${sayOf(reasons, reason)}: ${formatNumber(count)}`)}
        />
        <Lines title={shiftWords.personsHeld} lines={sheet.personsHeld.map(where)} />
        <Lines title={shiftWords.openReferrals} lines={sheet.openReferrals.map(where)} />
        <Lines
          title={shiftWords.handedOver}
          lines={sheet.handedOver.map((line) => `${where(line)}: ${line.handedTo ?? '—'}`)}
        />
        <Lines title={shiftWords.documentsSeized} lines={sheet.documentsSeized.map(where)} />
        <Lines
          title={shiftWords.overrides}
          lines={sheet.overrides.map(({ lane, decidedAt }) => where({ lane, openedAt: decidedAt }))}
        />
        <Lines
          title={shiftWords.groupsNotClosed}
          lines={sheet.groupsNotClosed.map(
            ({ kind, label, seenCount, declaredCount }) =>
              `${sayOf(kinds, kind)} ${label ?? ''} ${seenCount} / ${declaredCount}`,
          )}
        />
      </dl>
    </div>
  );
}
