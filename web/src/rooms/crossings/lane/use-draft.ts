import { useEffect, useRef, useState } from 'react';

type Faults<Field extends string, Fault> = ReadonlyMap<Field, Fault>;

/** The first field that is wrong, or the first one. */
function focusOn(form: HTMLFormElement | null, id: string | undefined): void {
  form?.querySelector<HTMLElement>(id === undefined ? 'input' : `#${id}`)?.focus();
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
    const [field] = faults.keys();
    setWrong(faults);
    focusOn(form.current, field && idOf(field));
  };
  useEffect(() => {
    const [field] = refused.keys();
    setWrong(refused);
    focusOn(form.current, field && idOf(field));
  }, [refused, idOf]);
  const change = (typed: Readonly<Record<Field, string>>) => {
    setDraft(typed);
    // What is typed on is no longer what was wrong.
    setWrong(new Map([...wrong].filter(([field]) => typed[field] === draft[field])));
  };
  return { form, draft, wrong, change, mark };
}
