import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { characterOf } from '../../../platform/wedge.ts';
import { useLanguage } from '../../../words/language.ts';
import { fieldWords } from '../../../words/traveller.ts';
import { typingWords } from '../../../words/typing.ts';
import type { Lane } from './lane.ts';
import { checkZone, guessFormat, ZONE_SHAPES, type ZoneFormat } from './zone-checks.ts';

const FORMATS = [
  ['TD3', typingWords.passportZone],
  ['TD1', typingWords.cardZone],
  ['TD2', typingWords.smallZone],
] as const;

/** Types what the physical key means on a reader's keyboard, in any layout; the space bar is the filler. */
function typeByCode(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { code, shiftKey: isShift } = event;
  const character = code === 'Space' ? '<' : characterOf({ code, isShift, isCtrl: false });
  if (character === null || character === '\n') return;
  event.preventDefault();
  const input = event.currentTarget;
  const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
  if (start === end && input.value.length >= input.maxLength) return;
  input.setRangeText(character, start, end, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

const ZONE_PLACES = ['upper', 'middle', 'lower'] as const;

const MARKS = { pass: '✓', fail: '✗', absent: '–' } as const;
const RESULTS = {
  pass: typingWords.digitRight,
  fail: typingWords.digitWrong,
  absent: typingWords.digitAbsent,
} as const;

function CheckDigits({ format, lines }: { format: ZoneFormat; lines: readonly string[] }) {
  const { say } = useLanguage();
  return (
    <table className="zone-checks">
      <caption>{say(typingWords.checkDigits)}</caption>
      <tbody>
        {checkZone(format, lines).map(({ field, value, result }) => (
          <tr key={field} className={`is-${result}`}>
            <th scope="row">{say(fieldWords[field])}</th>
            <td className="zone-value">{field === 'composite' ? '' : value.replace(/<+$/, '')}</td>
            <td>
              <span aria-hidden="true">{MARKS[result]}</span> {say(RESULTS[result])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A damaged zone, typed or mended, with its check digits live beside it. */
export function ZoneEntry({
  lane,
  lines: read,
  isShown,
  otherWays,
}: {
  lane: Lane;
  lines: readonly string[];
  isShown: boolean;
  /** Beside the key that asks: the other form, and back. */
  otherWays: ReactNode;
}) {
  const { say } = useLanguage();
  const [format, setFormat] = useState(() => guessFormat(read));
  const { width, lineCount } = ZONE_SHAPES[format];
  const [lines, setLines] = useState<readonly string[]>(read);
  // Where something is missing: behind what the reader gave of it.
  const [missing] = useState(() => {
    const short = Array.from({ length: lineCount }, (_, index) => (read[index] ?? '').length < width).indexOf(true);
    return Math.max(0, short);
  });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isShown) return;
    first.current?.focus();
    first.current?.setSelectionRange(first.current.value.length, first.current.value.length);
  }, [isShown]);
  const shown = Array.from({ length: lineCount }, (_, index) => (lines[index] ?? '').slice(0, width));
  const isWhole = shown.every((line) => line.length === width);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) lane.present({ mrz: shown, captureMode: 'keyboard' });
  };
  const change = (index: number, text: string) =>
    setLines(shown.map((line, at) => (at === index ? text.toUpperCase().replaceAll(/[^A-Z0-9<]/g, '') : line)));
  return (
    <form className="zone-entry" onSubmit={submit}>
      <fieldset className="zone-formats">
        <legend className="quiet-text">{say(typingWords.format)}</legend>
        {FORMATS.map(([one, name]) => (
          <label key={one}>
            <input type="radio" name="format" checked={one === format} onChange={() => setFormat(one)} /> {say(name)}
          </label>
        ))}
      </fieldset>
      {ZONE_PLACES.slice(0, lineCount).map((place, index) => (
        <div className="field" key={place}>
          <label htmlFor={`zone-${index}`}>
            {say(typingWords.zoneLine, { line: index + 1 })} ·{' '}
            <span className="quiet-text">{`${shown[index]?.length ?? 0} / ${width}`}</span>
          </label>
          <input
            ref={index === missing ? first : undefined}
            id={`zone-${index}`}
            className="zone"
            value={shown[index] ?? ''}
            maxLength={width}
            size={width}
            autoComplete="off"
            spellCheck={false}
            onKeyDown={typeByCode}
            onChange={(event) => change(index, event.target.value)}
          />
        </div>
      ))}
      <CheckDigits format={format} lines={shown} />
      <div className="ways">
        <button type="submit" className="primary" disabled={!isWhole}>
          <kbd>Enter</kbd> {say(typingWords.check)}
        </button>
        {otherWays}
      </div>
    </form>
  );
}
