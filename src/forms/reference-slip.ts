import { countryName } from '../core/country-names.ts';
import type { InEachLanguage, Language } from '../core/languages.ts';
import { formWords, localDay, localInstant, referenceOf } from './form-words.ts';
import { facts, heading, type Paper, signatures } from './paper.ts';
import type { FormPerson } from './refusal-form.ts';

export interface ReferenceSlipData {
  referralId: string;
  checkpoint: { code: string; names: InEachLanguage };
  closedAt: Date;
  officer: string;
  person: FormPerson;
}

const words = {
  title: {
    ky: 'Жаңылыш дал келүү жөнүндө маалымкат',
    ru: 'Справка о ложном совпадении',
    en: 'Reference slip: false match',
  },
  text: {
    ky: 'Чек ара текшерүүсүндө сиздин маалыматтарыңыз башка адамдыкына окшош чыкты. Сиз ал адам эмес экениңиз аныкталды. Эгер сизди кайра токтотушса, бул маалымкатты көрсөтүңүз: ал боюнча көзөмөлчү бул текшерүүнү тез табат.',
    ru: 'При пограничной проверке ваши данные оказались похожи на данные другого лица. Установлено, что вы не являетесь этим лицом. Если вас остановят снова, покажите эту справку: по ней контролёр быстро найдёт эту проверку.',
    en: 'At a border check your details resembled those of another person. It was established that you are not that person. If you are stopped again, show this slip: by it the officer finds this check quickly.',
  },
  limit: {
    ky: 'Маалымкат жол жүрүү документи эмес жана чек арадан өтүүгө укук бербейт.',
    ru: 'Справка не является проездным документом и не даёт права на пересечение границы.',
    en: 'This slip is no travel document and gives no right to cross the border.',
  },
} as const satisfies Record<string, InEachLanguage>;

/** What somebody who was taken for another may show at the next control. It says nothing of the list, nor of the other person. */
export function referenceSlip(data: ReferenceSlipData, language: Language): Paper {
  const { person, checkpoint } = data;
  const say = (word: InEachLanguage) => word[language];
  const reference = referenceOf(checkpoint.code, data.closedAt, data.referralId);
  return {
    ...{ title: say(words.title), size: 'A5', footer: data.referralId, pageWord: say(formWords.page) },
    content: [
      ...heading(say(formWords.service), say(words.title)),
      facts([
        [say(formWords.reference), reference],
        [say(formWords.checkpoint), say(checkpoint.names)],
        [say(formWords.date), localInstant(data.closedAt)],
        [say(formWords.surname), person.surname],
        [say(formWords.givenNames), person.givenNames || '–'],
        [say(formWords.birthDate), localDay(person.birthDate)],
        [say(formWords.travelDocument), `${person.documentNumber}, ${countryName(person.issuingState, language)}`],
      ]),
      { text: say(words.text), style: 'prose' },
      { text: say(words.limit), style: 'prose' },
      signatures(say(formWords.signature), [`${say(formWords.officer)}: ${data.officer}`]),
    ],
  };
}
