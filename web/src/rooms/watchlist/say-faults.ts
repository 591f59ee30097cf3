import type { Schemas } from '../../platform/api.ts';
import { entryActionWords } from '../../words/entry.ts';
import type { Say } from '../../words/language.ts';
import { recordFaultPartWords, recordFaultWords } from '../../words/record-faults.ts';
import { entryFieldNames, isEntryField } from './field-names.ts';

type Fault = Schemas['RecordFault'];

/** `/birthDates/0` → `Date of birth (birthDates/0)`: the word for the reader, the key for whoever mends the file. */
function sayField(say: Say, pointer: string): string {
  const path = pointer.replace(/^\//, '');
  const [name = ''] = path.split('/');
  return isEntryField(name) ? `${say(entryFieldNames[name])} (${path})` : path;
}

function sayFault(say: Say, { code, field, action, found, expected, part }: Fault): string {
  const fault = say(recordFaultWords[code], {
    field: field === undefined ? '?' : sayField(say, field),
    action: action === undefined ? '' : say(entryActionWords[action]),
    found: found ?? 0,
    expected: expected ?? 0,
  });
  return part === undefined ? fault : `${say(recordFaultPartWords[part])}: ${fault}`;
}

/** Why a record becomes no entry. A record from before codes were kept, or with one that this page does not know yet, is said as the server says it. */
export function sayFaults(say: Say, { faults, reason }: { faults: readonly Fault[]; reason: string | null }): string {
  const areKnown = faults.length > 0 && faults.every(({ code }) => Object.hasOwn(recordFaultWords, code));
  return areKnown ? faults.map((fault) => sayFault(say, fault)).join('; ') : (reason ?? '');
}
