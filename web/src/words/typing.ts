import type { Words } from './saying.ts';

/** Typing a document by hand. */
export const typingWords = {
  zoneTitle: {
    ky: 'Машина окуй турган саптарды жазуу',
    ru: 'Ввод машиночитаемой зоны',
    en: 'Type the machine-readable zone',
  },
  fieldsTitle: { ky: 'Талааларды жазуу', ru: 'Ввод по полям', en: 'Type the fields' },
  incomplete: {
    ky: 'Окугуч саптарды толук берген жок. Кайра окутуңуз же калганын жазыңыз.',
    ru: 'Считыватель передал строки не полностью. Приложите ещё раз или допишите.',
    en: 'The reader did not give the whole zone. Scan again, or type the rest.',
  },
  otherWay: { ky: 'Саптар же талаалар', ru: 'Зона или поля', en: 'Zone or fields' },
  format: { ky: 'Документ', ru: 'Документ', en: 'Document' },
  passportZone: { ky: 'Паспорт, 2 × 44', ru: 'Паспорт, 2 × 44', en: 'Passport, 2 × 44' },
  cardZone: { ky: 'Карта, 3 × 30', ru: 'Карта, 3 × 30', en: 'Card, 3 × 30' },
  smallZone: { ky: 'Кичине, 2 × 36', ru: 'Малый, 2 × 36', en: 'Small, 2 × 36' },
  zoneLine: { ky: '{line}-сап', ru: 'Строка {line}', en: 'Line {line}' },
  checkDigits: { ky: 'Текшерүү цифралары', ru: 'Контрольные цифры', en: 'Check digits' },
  digitRight: { ky: 'туура', ru: 'верна', en: 'right' },
  digitWrong: { ky: 'туура эмес', ru: 'неверна', en: 'wrong' },
  digitAbsent: { ky: 'жок', ru: 'нет', en: 'none' },
  check: { ky: 'Текшерүү', ru: 'Проверить', en: 'Check' },
  optional: { ky: 'бар болсо', ru: 'если есть', en: 'if there is one' },
  stateHint: { ky: 'үч тамга, мисалы KGZ', ru: 'три буквы, например KGZ', en: 'three letters, e.g. KGZ' },
  dateHint: {
    ky: 'күн.ай.жыл, мисалы 22.11.1990',
    ru: 'день.месяц.год, например 22.11.1990',
    en: 'day.month.year, e.g. 22.11.1990',
  },
  wrong: {
    ky: 'Белгиленген талаалар бош же туура эмес.',
    ru: 'Отмеченные поля пусты или неверны.',
    en: 'The marked fields are empty or wrong.',
  },
} as const satisfies Words;
