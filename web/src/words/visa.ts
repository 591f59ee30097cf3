import type { Schemas } from '../platform/api.ts';
import type { Saying, Words } from './saying.ts';

/** A visa, as an officer reads it from its paper. */
export const visaWords = {
  key: { ky: 'Виза…', ru: 'Виза…', en: 'Visa…' },
  title: { ky: 'Кыргыз Республикасынын визасы', ru: 'Виза Кыргызской Республики', en: 'Visa of the Kyrgyz Republic' },
  scanInstead: {
    ky: 'Номери менен акыркы күнү керек, калганы – визада болсо. Саптары бар визаны окутуп койсо да болот.',
    ru: 'Номер и последний день нужны, остальное – если есть на визе. Визу с машиночитаемой зоной можно приложить к считывателю.',
    en: 'Number and last day are needed, the rest if the visa has it. One with a machine-readable zone can be scanned instead.',
  },
  fromZone: {
    ky: 'Номери жана акыркы күнү саптарынан окулган. Калганы – визада болсо.',
    ru: 'Номер и последний день прочитаны из зоны. Остальное – если есть на визе.',
    en: 'Its number and last day were read from its zone. The rest if the visa has it.',
  },
  number: { ky: 'Визанын номери', ru: 'Номер визы', en: 'Visa number' },
  validFrom: { ky: 'Биринчи күнү', ru: 'Действительна с', en: 'First day' },
  validUntil: { ky: 'Акыркы күнү', ru: 'Действительна по', en: 'Last day' },
  days: { ky: 'Жүрүү күндөрү', ru: 'Дней пребывания', en: 'Days of stay' },
  entries: { ky: 'Кирүү саны', ru: 'Кратность', en: 'Entries' },
  type: { ky: 'Визанын түрү', ru: 'Тип визы', en: 'Type' },
  typeHint: { ky: 'визада жазылгандай: T, B1', ru: 'как напечатано: T, B1', en: 'as printed: T, B1' },
  check: { ky: 'Кошуп, кайра текшерүү', ru: 'Добавить и проверить заново', en: 'Add and check again' },
  with: { ky: 'Визасы менен', ru: 'С визой', en: 'With a visa' },
  without: { ky: 'Визасыз', ru: 'Без визы', en: 'Without a visa' },
  shown: { ky: 'виза {number}', ru: 'виза {number}', en: 'visa {number}' },
  shownZone: { ky: 'виза', ru: 'виза', en: 'visa' },
  correctMore: {
    ky: 'Кандай окулушу керек болсо, ошондой жазыңыз. Бош калтырсаңыз, виза көрсөтүлгөн эмес болуп калат. Күндөр кайра эсептелет.',
    ru: 'Запишите, как её следовало прочесть. Если всё стереть, визы не было. Дни пребывания будут подсчитаны заново.',
    en: 'Write it as it should have been read. With every field empty none was shown. The days of the stay are counted anew.',
  },
  refused: {
    ky: 'Сервер визаны кабыл алган жок. Белгиленген талааларды оңдоңуз; калганы сакталды.',
    ru: 'Сервер не принял визу. Исправьте отмеченные поля; остальное сохранено.',
    en: 'The server did not take the visa. Mend the marked fields; the rest is kept.',
  },
} as const satisfies Words;

/** What is wrong with a field of it. */
export const visaFaultWords = {
  needed: { ky: 'Визада бул бар: жазыңыз.', ru: 'На визе это есть: введите.', en: 'Every visa has this: type it.' },
  'no-number': { ky: 'Тамга же цифра керек.', ru: 'Нужна буква или цифра.', en: 'It needs a letter or a digit.' },
  'no-day': { ky: 'Мындай күн жок.', ru: 'Такого дня нет.', en: 'There is no such day.' },
  'after-last': {
    ky: 'Акыркы күнүнөн кийин болуп калды.',
    ru: 'Позже последнего дня.',
    en: 'This is after the last day.',
  },
  'no-days': { ky: '1ден 3650гө чейинки сан.', ru: 'Число от 1 до 3650.', en: 'A number from 1 to 3650.' },
  'not-taken': { ky: 'Сервер кабыл алган жок.', ru: 'Сервер не принял.', en: 'The server did not take this.' },
} as const satisfies Words;

export const visaEntryWords = {
  single: { ky: 'бир жолу', ru: 'однократная', en: 'single' },
  double: { ky: 'эки жолу', ru: 'двукратная', en: 'double' },
  multiple: { ky: 'көп жолу', ru: 'многократная', en: 'multiple' },
} as const satisfies Record<NonNullable<Schemas['ShownVisaInput']['entries']>, Saying>;
