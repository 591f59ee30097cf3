import { countryName } from '../core/country-names.ts';
import type { InEachLanguage, Language } from '../core/languages.ts';
import type { Direction } from '../crossings/crossing.ts';
import type { RefusalReason } from '../crossings/refusal-reason.ts';
import { formWords, localDay, localInstant, referenceOf, refusalReasonWords } from './form-words.ts';
import { type Content, facts, heading, type Paper, signatures } from './paper.ts';

export interface FormPerson {
  surname: string;
  givenNames: string;
  birthDate: string | null;
  nationality: string;
  documentNumber: string;
  issuingState: string;
}

export interface RefusalFormData {
  inspectionId: string;
  checkpoint: { code: string; names: InEachLanguage };
  direction: Direction;
  decidedAt: Date;
  reason: RefusalReason;
  officer: string;
  /** null once retention has dropped it. */
  person: FormPerson | null;
}

const words = {
  entry: {
    ky: 'Кыргыз Республикасына кирүүгө өткөрүүдөн баш тартуу',
    ru: 'Отказ в пропуске на въезд в Кыргызскую Республику',
    en: 'Refusal of entry into the Kyrgyz Republic',
  },
  exit: {
    ky: 'Кыргыз Республикасынан чыгууга өткөрүүдөн баш тартуу',
    ru: 'Отказ в пропуске на выезд из Кыргызской Республики',
    en: 'Refusal of exit from the Kyrgyz Republic',
  },
  appealTitle: { ky: 'Даттануу укугу', ru: 'Право на обжалование', en: 'Right of appeal' },
  appeal: {
    ky: 'Бул чечимге Кыргыз Республикасынын мыйзамдарында белгиленген тартипте жана мөөнөттө Чек ара кызматына же сотко даттана аласыз. Даттануу чечимдин аткарылышын токтотпойт. Өз өлкөңүздүн элчилигинен же адвокаттан жардам сурай аласыз.',
    ru: 'Вы вправе обжаловать это решение в Пограничную службу или в суд в порядке и в сроки, установленные законодательством Кыргызской Республики. Обжалование не приостанавливает действия решения. Вы можете обратиться за помощью в посольство своей страны или к адвокату.',
    en: 'You may appeal against this decision to the Border Service or to a court, in the manner and within the time that the law of the Kyrgyz Republic sets. An appeal does not suspend the decision. You may ask your embassy or a lawyer for help.',
  },
  protection: {
    ky: 'Эгер кайтып барсаңыз сизди куугунтуктоо же коркунуч күтсө, бул тууралуу кызматкерге азыр айтыңыз.',
    ru: 'Если при возвращении вам грозит преследование или опасность, скажите об этом сотруднику сейчас.',
    en: 'If you fear persecution or danger on your return, tell the officer now.',
  },
  received: {
    ky: 'Бул барактын көчүрмөсүн алдым',
    ru: 'Копию этой формы получил(а)',
    en: 'I have received a copy of this form',
  },
} as const satisfies Record<string, InEachLanguage>;

/** The refusal of an entry or exit, a page for each language: the reason, and how to appeal. */
export function refusalForm(data: RefusalFormData, languages: readonly Language[]): Paper {
  const reference = referenceOf(data.checkpoint.code, data.decidedAt, data.inspectionId);
  const [first = 'en'] = languages;
  return {
    ...{ title: words[data.direction][first], size: 'A4', footer: `${reference}  ·  ${data.inspectionId}` },
    pageWord: formWords.page[first],
    content: languages.flatMap((language, at) => pageOf(data, reference, language, at > 0)),
  };
}

function pageOf(data: RefusalFormData, reference: string, language: Language, isNext: boolean): Content[] {
  const { person, checkpoint, direction } = data;
  const say = (word: InEachLanguage) => word[language];
  const [service, ...title] = heading(say(formWords.service), say(words[direction]));
  return [
    { stack: service ? [service] : [], ...(isNext && { pageBreak: 'before' }) },
    ...title,
    facts([
      [say(formWords.reference), reference],
      [say(formWords.checkpoint), say(checkpoint.names)],
      [say(formWords.date), localInstant(data.decidedAt)],
      [say(formWords.surname), person?.surname ?? '–'],
      [say(formWords.givenNames), person?.givenNames || '–'],
      [say(formWords.birthDate), localDay(person?.birthDate ?? null)],
      [say(formWords.nationality), person ? countryName(person.nationality, language) : '–'],
      [
        say(formWords.travelDocument),
        person ? `${person.documentNumber}, ${countryName(person.issuingState, language)}` : '–',
      ],
      [say(formWords.reason), say(refusalReasonWords[data.reason])],
      [say(formWords.officer), data.officer],
    ]),
    { text: say(words.appealTitle), style: 'section' },
    { text: say(words.appeal), style: 'prose' },
    { text: say(words.protection), style: 'prose' },
    signatures(say(formWords.signature), [
      say(formWords.officer),
      `${say(formWords.traveller)}: ${say(words.received)}`,
    ]),
  ];
}
