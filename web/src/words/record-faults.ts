import type { Schemas } from '../platform/api.ts';
import type { Saying } from './saying.ts';

/** Why a record of a list file becomes no entry. */
export const recordFaultWords = {
  'not-json': {
    ky: 'сап JSON объектиси эмес',
    ru: 'строка не является объектом JSON',
    en: 'the line is no JSON object',
  },
  'not-utf-8': { ky: 'UTF-8 коддоосунда эмес', ru: 'кодировка не UTF-8', en: 'it is not UTF-8' },
  'line-too-long': { ky: 'сап өтө узун', ru: 'строка слишком длинная', en: 'the line is too long' },
  'record-too-large': { ky: 'жазуу өтө чоң', ru: 'запись слишком большая', en: 'the record is too large' },
  'quotes-misplaced': {
    ky: 'тырмакчалар туура эмес коюлган',
    ru: 'кавычки стоят неверно',
    en: 'its quotes are misplaced',
  },
  'quotes-in-field-broken': {
    ky: 'талаанын ичиндеги тырмакча жабылган эмес',
    ru: 'кавычки внутри поля не закрыты',
    en: 'quotes inside a field are broken',
  },
  'columns-wrong': {
    ky: 'тилкелери: {found}, керегинче: {expected}',
    ru: 'столбцов: {found}, а нужно: {expected}',
    en: 'columns: {found}, should be: {expected}',
  },
  'number-missing': {
    ky: 'номер менен башталбайт',
    ru: 'не начинается с номера',
    en: 'it does not begin with a number',
  },
  'record-unknown': {
    ky: 'бул түрдөгү файлда мындай жазуу болбойт',
    ru: 'в файлах этого формата таких записей нет',
    en: 'no record that this format knows',
  },
  'id-unusable': { ky: 'жарактуу идентификатору жок', ru: 'нет пригодного идентификатора', en: 'it has no usable id' },
  'id-repeated': {
    ky: 'мындай идентификатор мурунку жазууда бар',
    ru: 'такой идентификатор уже был выше',
    en: 'an earlier record has the same id',
  },
  'name-unusable': { ky: 'жарактуу аты жок', ru: 'нет пригодного имени', en: 'it has no usable name' },
  'key-unknown': {
    ky: 'белгисиз ачкыч: {field}',
    ru: 'неизвестный ключ: {field}',
    en: 'an unknown key: {field}',
  },
  'field-missing': { ky: 'жетишпейт: {field}', ru: 'не хватает: {field}', en: 'missing: {field}' },
  'field-empty': {
    ky: 'бош же өтө кыска: {field}',
    ru: 'пусто или слишком коротко: {field}',
    en: 'too short: {field}',
  },
  'field-too-long': { ky: 'өтө узун: {field}', ru: 'слишком длинно: {field}', en: 'too long: {field}' },
  'field-not-among': {
    ky: 'мындай маани болбойт: {field}',
    ru: 'такого значения не бывает: {field}',
    en: 'not a value that it may have: {field}',
  },
  'number-too-small': {
    ky: 'сан өтө аз: {field}',
    ru: 'слишком малое число: {field}',
    en: 'too small a number: {field}',
  },
  'number-too-large': {
    ky: 'сан өтө чоң: {field}',
    ru: 'слишком большое число: {field}',
    en: 'too large a number: {field}',
  },
  'field-unknown': { ky: 'мындай жок: {field}', ru: 'такого нет: {field}', en: 'none such: {field}' },
  'field-repeated': { ky: 'эки жолу жазылган: {field}', ru: 'названо дважды: {field}', en: 'named twice: {field}' },
  'field-not-allowed': {
    ky: 'калгандарына туура келбейт: {field}',
    ru: 'не подходит к остальному: {field}',
    en: 'does not go with the rest: {field}',
  },
  'time-out-of-range': {
    ky: 'өтө эрте же өтө кеч: {field}',
    ru: 'слишком рано или слишком поздно: {field}',
    en: 'too early or too late: {field}',
  },
  'field-wrong': { ky: 'туура эмес: {field}', ru: 'неверно: {field}', en: 'wrong: {field}' },
  'day-wrong': {
    ky: 'мындай күн жок (керегинче: 2026-03-02): {field}',
    ru: 'нет такого дня (нужно как 2026-03-02): {field}',
    en: 'no day of the calendar (like 2026-03-02): {field}',
  },
  'birth-date-wrong': {
    ky: 'туулган күн мындай жазылбайт (1975-03-02, 1975-03, 1975, c1970, 1970/1975): {field}',
    ru: 'дата рождения пишется не так (1975-03-02, 1975-03, 1975, c1970, 1970/1975): {field}',
    en: 'no date of birth (1975-03-02, 1975-03, 1975, c1970, 1970/1975): {field}',
  },
  'state-unknown': {
    ky: 'мындай мамлекет коду жок (керегинче: KGZ): {field}',
    ru: 'нет такого кода государства (нужно как KGZ): {field}',
    en: 'no code of a state (like KGZ): {field}',
  },
  'ends-before-it-begins': {
    ky: 'акыркы күнү биринчисинен мурун: {field}',
    ru: 'последний день раньше первого: {field}',
    en: 'the last day is before the first: {field}',
  },
  'needed-for-action': {
    ky: '«{action}» үчүн керек: {field}',
    ru: 'для действия «{action}» нужно: {field}',
    en: '“{action}” needs: {field}',
  },
  'not-a-person': { ky: 'адам жөнүндө эмес', ru: 'не о человеке', en: 'not about a person' },
  'alias-of-nobody': {
    ky: 'бул файлда мындай аттын ээси жок',
    ru: 'другое имя того, кого в файле нет',
    en: 'another name of nobody in this file',
  },
  'replaced-later': {
    ky: 'аны кийинки сап алмаштырат',
    ru: 'её заменяет одна из следующих строк',
    en: 'a later line replaces it',
  },
  'deleted-by-change': {
    ky: 'өзгөртүүлөр файлы аны өчүрөт',
    ru: 'файл изменений её удаляет',
    en: 'the file of changes deletes it',
  },
  'document-of-holder': {
    ky: 'бул документ, ал ээсинин жазуусуна кирет',
    ru: 'это документ, он входит в запись владельца',
    en: 'a document: part of its holder’s record',
  },
  'not-listed-itself': {
    ky: 'өзү тизмеде эмес',
    ru: 'сам в списке не состоит',
    en: 'not listed itself',
  },
} as const satisfies Record<Schemas['RecordFault']['code'], Saying>;

export const recordFaultPartWords = {
  alt: { ky: 'экинчи файл (alt)', ru: 'второй файл (alt)', en: 'second file (alt)' },
} as const satisfies Record<NonNullable<Schemas['RecordFault']['part']>, Saying>;
