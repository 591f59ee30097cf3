import { useEffect, useRef, useState } from 'react';

type Faults<Field, Fault> = ReadonlyMap<Field, Fault>;

/** Puts the cursor into the first field that is wrong, or into the first one. */
function focusOn<Field>(form: HTMLFormElement | null, wrong: Faults<Field, unknown>, idOf: (field: Field) => string) {
  const [first] = wrong.keys();
  form?.querySelector<HTMLElement>(first === undefined ? 'input' : `#${idOf(first)}`)?.focus();
}

/**
 * A form's fields as they are being typed, and what is wrong with them: marked until they are typed on, the first one under the cursor.
 * @param refused what the server did not take
 */
export function useDraft<Field extends string, Fault>(
  first: () => Readonly<Record<Field, string>>,
  refused: Faults<Field, Fault>,
  idOf: (field: Field) => string,
) {
  const [draft, setDraft] = useState(first);
  const [wrong, setWrong] = useState(refused);
  const form = useRef<HTMLFormElement>(null);
  const mark = (faults: Faults<Field, Fault>) => {
    setWrong(faults);
    focusOn(form.current, faults, idOf);
  };
  useEffect(() => {
    setWrong(refused);
    focusOn(form.current, refused, idOf);
  }, [refused, idOf]);
  const change = (typed: Readonly<Record<Field, string>>) => {
    setDraft(typed);
    // What is typed on is no longer what was wrong.
    setWrong(new Map([...wrong].filter(([field]) => typed[field] === draft[field])));
  };
  return { form, draft, wrong, change, mark };
}
