import type { FieldError } from '../platform/api.ts';
import type { Say } from './language.ts';
import type { Saying } from './saying.ts';

/** What is wrong with a field, under it. */
export const fieldFaultWords = {
  'key-unknown': { ky: 'Мындай талаа жок.', ru: 'Такого поля нет.', en: 'There is no such field.' },
  'field-missing': { ky: 'Муну толтуруңуз.', ru: 'Заполните это поле.', en: 'Fill this in.' },
  'field-empty': {
    ky: 'Өтө кыска: кеминде {limit}.',
    ru: 'Слишком коротко: не меньше {limit}.',
    en: 'Too short: at least {limit}.',
  },
  'field-too-long': {
    ky: 'Өтө узун: эң көбү {limit}.',
    ru: 'Слишком длинно: не больше {limit}.',
    en: 'Too long: at most {limit}.',
  },
  'number-too-small': {
    ky: 'Өтө аз: кеминде {limit}.',
    ru: 'Слишком мало: не меньше {limit}.',
    en: 'Too small: at least {limit}.',
  },
  'number-too-large': {
    ky: 'Өтө көп: эң көбү {limit}.',
    ru: 'Слишком много: не больше {limit}.',
    en: 'Too large: at most {limit}.',
  },
  'field-not-among': { ky: 'Тизмеден тандаңыз.', ru: 'Выберите из списка.', en: 'Choose one of the list.' },
  'field-wrong': {
    ky: 'Мындай жазылбайт, текшериңиз.',
    ru: 'Так не пишется, проверьте.',
    en: 'Not of this form: check it.',
  },
  'field-unknown': { ky: 'Мындай жок, текшериңиз.', ru: 'Такого нет, проверьте.', en: 'There is none such: check it.' },
  'field-repeated': { ky: 'Эки жолу жазылган.', ru: 'Названо дважды.', en: 'Named twice.' },
  'field-not-allowed': {
    ky: 'Калгандарына туура келбейт.',
    ru: 'Не подходит к остальному.',
    en: 'Does not go with the rest.',
  },
  'day-wrong': {
    ky: 'Мындай күн жок. Мисалы: 02.03.2026.',
    ru: 'Нет такого дня. Например: 02.03.2026.',
    en: 'No such day. For example: 02.03.2026.',
  },
  'birth-date-wrong': {
    ky: 'Туулган күн мындай жазылбайт. Мисалы: 1975-03-02, 1975-03, 1975, c1970, 1970/1975.',
    ru: 'Дата рождения пишется не так. Например: 1975-03-02, 1975-03, 1975, c1970, 1970/1975.',
    en: 'No date of birth. For example: 1975-03-02, 1975-03, 1975, c1970, 1970/1975.',
  },
  'state-unknown': {
    ky: 'Мындай мамлекет коду жок. Мисалы: KGZ.',
    ru: 'Нет такого кода государства. Например: KGZ.',
    en: 'No code of a state. For example: KGZ.',
  },
  'time-out-of-range': {
    ky: 'Өтө эрте же өтө кеч.',
    ru: 'Слишком рано или слишком поздно.',
    en: 'Too early or too late.',
  },
  'ends-before-it-begins': {
    ky: 'Аягы башынан мурун.',
    ru: 'Конец раньше начала.',
    en: 'The end is before the beginning.',
  },
  'needed-for-action': {
    ky: 'Бул аракет үчүн керек.',
    ru: 'Для этого действия нужно заполнить.',
    en: 'This action needs it.',
  },
} as const satisfies Record<FieldError['code'], Saying>;

/** One field's error as a sentence. A text of which at least one character is wanted is simply not filled in. */
export function fieldFaultText(say: Say, { code, limit }: Pick<FieldError, 'code' | 'limit'>): string {
  if (limit === undefined) return say(fieldFaultWords[isLimited(code) ? 'field-wrong' : code]);
  return say(fieldFaultWords[code === 'field-empty' && limit === 1 ? 'field-missing' : code], { limit });
}

function isLimited(code: FieldError['code']): boolean {
  return fieldFaultWords[code].en.includes('{limit}');
}
