import './journey.css';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { SelectField, TextField } from '../../../design/field.tsx';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { useCountryName } from '../../../words/countries.ts';
import { journeyWords, purposeWords, travellerKindWords } from '../../../words/journey.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { typingWords } from '../../../words/typing.ts';
import {
  type ConveyanceField,
  conveyanceOf,
  detailsNow,
  detailsToTell,
  isJudgedAnew,
  PURPOSES,
  TRAVELLER_KINDS,
} from './journey.ts';
import type { Lane } from './lane.ts';
import type { Direction } from './lane-place.ts';
import { canAskAnew, type JourneyDetails, type Shown } from './lane-state.ts';
import { sendByEnter } from './send-by-enter.ts';
import { useConveyances } from './use-conveyances.ts';

function optionsOf<T extends string>(
  say: (saying: Saying) => string,
  values: readonly T[],
  words: Readonly<Record<T, Saying>>,
): { value: T | ''; text: string }[] {
  return [
    { value: '', text: say(journeyWords.notSaid) },
    ...values.map((value) => ({ value, text: say(words[value]) })),
  ];
}

function useEscape(lane: Lane): void {
  const shortcuts = useMemo(
    (): Shortcut[] => [
      { code: 'Escape', label: laneWords.back, run: () => lane.change({ step: 'choose' }), isForFields: true },
    ],
    [lane],
  );
  useShortcuts(journeyWords.details, shortcuts);
}

function Back({ lane }: { lane: Lane }) {
  const { say } = useLanguage();
  return (
    <button type="button" className="quiet" onClick={() => lane.change({ step: 'choose' })}>
      <kbd>Esc</kbd> {say(laneWords.back)}
    </button>
  );
}

type Purpose = (typeof PURPOSES)[number] | '';
type Kind = (typeof TRAVELLER_KINDS)[number] | '';

const IS_CODE = /^[A-Z]{3}$/;

interface DetailsProps {
  lane: Lane;
  shown: Shown;
  direction: Direction;
}

/**
 * Purpose, kind, residence, conveyance: none has to be told. It goes with the decision; what the answer hangs on is asked about anew, where
 * that may be.
 */
export function DetailsStep({ lane, shown, direction }: DetailsProps) {
  const { say } = useLanguage();
  const countryName = useCountryName();
  const conveyances = useConveyances();
  const before = detailsNow(shown);
  const [purpose, setPurpose] = useState<Purpose>(before.purpose ?? '');
  const [kind, setKind] = useState<Kind>(before.travellerKind ?? '');
  const [residence, setResidence] = useState(before.residence ?? '');
  const [conveyance, setConveyance] = useState<Partial<Record<ConveyanceField, string>>>(before.conveyance ?? {});
  const [isTried, setIsTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  useEscape(lane);
  const stateName = IS_CODE.test(residence) ? countryName(residence) : residence;
  const isStateWrong = residence !== '' && stateName === residence;
  const means = conveyanceOf(conveyance);
  const details: JourneyDetails = {
    ...(purpose !== '' && { purpose }),
    ...(kind !== '' && { travellerKind: kind }),
    ...(residence !== '' && { residence }),
    ...(means && { conveyance: means }),
  };
  const { details: asked = {} } = shown.question.presented;
  const isAnew = isJudgedAnew(asked, details) && canAskAnew(shown, direction);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (isStateWrong) return;
    if (isAnew) {
      void lane.askAnew({ details });
      return;
    }
    const told = detailsToTell(asked, details);
    lane.change({ step: 'choose', told: Object.keys(told).length > 0 ? told : null });
  };
  return (
    <form ref={form} className="choices journey-form" onSubmit={submit} onKeyDown={sendByEnter}>
      <SelectField<Purpose>
        id="purpose"
        label={say(journeyWords.purpose)}
        value={purpose}
        onChoose={setPurpose}
        options={optionsOf(say, PURPOSES, purposeWords)}
      />
      <SelectField<Kind>
        id="travellerKind"
        label={say(journeyWords.kind)}
        value={kind}
        onChoose={setKind}
        options={optionsOf(say, TRAVELLER_KINDS, travellerKindWords)}
      />
      <TextField
        {...{ id: 'residence', label: say(journeyWords.residence), value: residence, maxLength: 3 }}
        onType={(text) => setResidence(text.toUpperCase())}
        hint={isStateWrong || residence === '' ? say(typingWords.stateHint) : stateName}
        error={isStateWrong && (residence.length === 3 || isTried) ? say(journeyWords.noSuchState) : undefined}
      />
      {conveyances.map((field) => (
        <TextField
          key={field}
          {...{ id: field, label: say(journeyWords[field]), value: conveyance[field] ?? '', maxLength: 20 }}
          onType={(text) => setConveyance({ ...conveyance, [field]: text })}
        />
      ))}
      <div className="ways">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(isAnew ? journeyWords.askAnew : journeyWords.add)}
        </button>
        <Back lane={lane} />
      </div>
    </form>
  );
}

/** The next document that is read is this person's, too. */
export function OtherDocumentStep({ lane }: { lane: Lane }) {
  const { say } = useLanguage();
  useEscape(lane);
  return (
    <section className="choices">
      <h2>{say(journeyWords.scanOther)}</h2>
      <p className="quiet-text">{say(journeyWords.scanOtherMore)}</p>
      <div>
        <Back lane={lane} />
      </div>
    </section>
  );
}
