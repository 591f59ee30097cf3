import type { InEachLanguage } from '../core/languages.ts';
import type { RefusalReason } from '../crossings/refusal-reason.ts';

/** Words that several forms share. The console says the same (web/src/words). */
export const formWords = {
  service: {
    ky: 'Кыргыз Республикасынын Чек ара кызматы',
    ru: 'Пограничная служба Кыргызской Республики',
    en: 'Border Service of the Kyrgyz Republic',
  },
  checkpoint: { ky: 'Өткөрүү пункту', ru: 'Пункт пропуска', en: 'Checkpoint' },
  date: { ky: 'Күнү жана убактысы', ru: 'Дата и время', en: 'Date and time' },
  reference: { ky: 'Катталган номери', ru: 'Регистрационный номер', en: 'Reference' },
  surname: { ky: 'Фамилиясы', ru: 'Фамилия', en: 'Surname' },
  givenNames: { ky: 'Аты', ru: 'Имя', en: 'Given names' },
  birthDate: { ky: 'Туулган күнү', ru: 'Дата рождения', en: 'Date of birth' },
  nationality: { ky: 'Жарандыгы', ru: 'Гражданство', en: 'Nationality' },
  travelDocument: { ky: 'Жол жүрүү документи', ru: 'Проездной документ', en: 'Travel document' },
  reason: { ky: 'Себеби', ru: 'Причина', en: 'Reason' },
  officer: { ky: 'Чек ара көзөмөлчүсү', ru: 'Контролёр', en: 'Officer' },
  traveller: { ky: 'Чек арадан өтүүчү адам', ru: 'Лицо, пересекающее границу', en: 'Traveller' },
  signature: { ky: 'Колу', ru: 'Подпись', en: 'Signature' },
  lane: { ky: 'Кабина', ru: 'Кабина', en: 'Lane' },
  entry: { ky: 'Кирүү', ru: 'Въезд', en: 'Entry' },
  exit: { ky: 'Чыгуу', ru: 'Выезд', en: 'Exit' },
  page: { ky: 'Барак', ru: 'Страница', en: 'Page' },
} as const satisfies Record<string, InEachLanguage>;

/** Why an entry or an exit is refused. */
export const refusalReasonWords: Record<RefusalReason, InEachLanguage> = {
  'no-document': { ky: 'документи жок', ru: 'нет документа', en: 'no document' },
  'forged-document': { ky: 'документ жасалма', ru: 'поддельный документ', en: 'forged document' },
  'no-visa': { ky: 'визасы жок', ru: 'нет визы', en: 'no visa' },
  'forged-visa': { ky: 'визасы жасалма', ru: 'поддельная виза', en: 'forged visa' },
  'purpose-not-shown': { ky: 'максаты далилденген жок', ru: 'цель поездки не подтверждена', en: 'purpose not shown' },
  'stay-used-up': { ky: 'жүрүү мөөнөтү бүткөн', ru: 'срок пребывания исчерпан', en: 'stay used up' },
  'bar-running': { ky: 'кирүүгө тыюу күчүндө', ru: 'действует запрет на въезд', en: 'entry ban running' },
  'no-means': { ky: 'каражаты жок', ru: 'нет средств', en: 'no means' },
  listed: { ky: 'көзөмөл тизмесинде', ru: 'в контрольном списке', en: 'on the watchlist' },
  'not-open-to-nationality': {
    ky: 'пункт мындай жарандыкка ачык эмес',
    ru: 'пункт не открыт для этого гражданства',
    en: 'checkpoint not open to this nationality',
  },
  'threat-to-health-or-order': {
    ky: 'ден соолукка же тартипке коркунуч',
    ru: 'угроза здоровью или порядку',
    en: 'threat to health or order',
  },
  'exit-ban': { ky: 'чыгууга убактылуу чектөө', ru: 'ограничение выезда', en: 'exit ban' },
  'no-parental-consent': { ky: 'ата-эненин макулдугу жок', ru: 'нет согласия родителей', en: 'no parental consent' },
  wanted: { ky: 'издөөдө', ru: 'в розыске', en: 'wanted' },
  'document-invalid': { ky: 'документ жараксыз', ru: 'документ недействителен', en: 'document invalid' },
};

const LOCAL = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Bishkek', day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** An instant as the country's forms write it: 22.11.2026, 03:12. */
export function localInstant(at: Date | string): string {
  const part = Object.fromEntries(LOCAL.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${part.day}.${part.month}.${part.year}, ${part.hour}:${part.minute}`;
}

/** A date, whole or partial, as the forms write it: 02.03.1990, 03.1990, 1990. */
export function localDay(date: string | null): string {
  return date === null ? '–' : date.split('-').reverse().join('.');
}

/** What can be read over the telephone: the checkpoint, the day and the end of the id. */
export function referenceOf(checkpoint: string, at: Date | string, id: string): string {
  const [day = '', month = '', year = ''] = localInstant(at).slice(0, 10).split('.');
  return `${checkpoint.toUpperCase()}-${year}${month}${day}-${id.slice(-8).toUpperCase()}`;
}
