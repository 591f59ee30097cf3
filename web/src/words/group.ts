import type { Words } from './saying.ts';

/** People who travel together: a pile of passports, then a tick for each face. */
export const groupWords = {
  group: { ky: 'Топ', ru: 'Группа', en: 'Group' },
  keyGroup: {
    ky: 'Топ: автобус, үй-бүлө, вагон…',
    ru: 'Группа: автобус, семья, вагон…',
    en: 'Group: bus, family, carriage…',
  },
  newGroup: { ky: 'Жаңы топ', ru: 'Новая группа', en: 'New group' },
  openGroups: { ky: 'Жабыла элек топтор', ru: 'Незакрытые группы', en: 'Groups not closed' },
  kind: { ky: 'Түрү', ru: 'Вид', en: 'Kind' },
  label: { ky: 'Мамлекеттик же вагон номери', ru: 'Номер машины или вагона', en: 'Plate or carriage number' },
  declaredCount: { ky: 'Айтылган адам саны', ru: 'Заявлено человек', en: 'Heads declared' },
  begin: { ky: 'Баштоо', ru: 'Начать', en: 'Begin' },
  scanPile: {
    ky: 'Паспортторду биринин артынан бирин окутуңуз.',
    ru: 'Прикладывайте паспорта один за другим.',
    en: 'Scan the passports one after another.',
  },
  scanned: { ky: 'Окулду', ru: 'Прочитано', en: 'Scanned' },
  seen: { ky: 'Жүзү көрүлдү', ru: 'Лица сверены', en: 'Faces seen' },
  ofDeclared: { ky: '{declared} ичинен {count}', ru: '{count} из {declared}', en: '{count} of {declared}' },
  face: { ky: 'Жүзү', ru: 'Лицо', en: 'Face' },
  state: { ky: 'Абалы', ru: 'Состояние', en: 'State' },
  document: { ky: 'Номери', ru: 'Номер', en: 'Number' },
  signal: { ky: 'Жообу', ru: 'Ответ', en: 'Signal' },
  traveller: { ky: 'Адам', ru: 'Человек', en: 'Person' },
  faceSeen: { ky: 'көрүлдү', ru: 'сверено', en: 'seen' },
  keyUpDown: { ky: 'Өйдө', ru: 'Вверх', en: 'Up' },
  keyDown: { ky: 'Ылдый', ru: 'Вниз', en: 'Down' },
  keyTick: { ky: 'Жүзү көрүлдү, өткөрүү', ru: 'Лицо сверено, пропустить', en: 'Face seen, admit' },
  keyOpen: { ky: 'Ачуу', ru: 'Открыть', en: 'Open' },
  keyRefer: { ky: 'Кошумча текшерүүгө', ru: 'На углублённую проверку', en: 'Second line' },
  keyAgain: { ky: 'Кайра суроо', ru: 'Спросить ещё раз', en: 'Ask again' },
  keyClose: { ky: 'Топту жабуу…', ru: 'Закрыть группу…', en: 'Close the group…' },
  keyLeave: { ky: 'Кабинага кайтуу', ru: 'Вернуться к кабине', en: 'Back to the lane' },
  undecided: { ky: 'чечиле элек', ru: 'не решено', en: 'not decided' },
  decided: { ky: 'чечилди', ru: 'решено', en: 'decided' },
  referred: { ky: 'кошумча текшерүүдө', ru: 'на углублённой проверке', en: 'with the second line' },
  abandoned: { ky: 'жаңылыш окулган', ru: 'ошибочное чтение', en: 'wrong scan' },
  asking: { ky: 'текшерилүүдө', ru: 'проверяется', en: 'checking' },
  silent: { ky: 'жооп жок, өткөрбөңүз', ru: 'нет ответа, не пропускать', en: 'no answer, do not admit' },
  notAccepted: {
    ky: 'кабыл алынган жок, өткөрбөңүз',
    ru: 'не принято, не пропускать',
    en: 'not accepted, do not admit',
  },
  readInPart: {
    ky: 'Документ жарым-жартылай окулду жана алынган жок: кайра окутуңуз же кабинада кол менен жазыңыз.',
    ru: 'Документ прочитан не полностью и не принят: приложите ещё раз или введите вручную у кабины.',
    en: 'A document was read in part and not taken: scan it again, or type it at the lane.',
  },
  differenceTitle: {
    ky: '{declared} айтылган, {count} көрүлдү. Себебин жазыңыз.',
    ru: 'Заявлено {declared}, сверено {count}. Укажите причину.',
    en: '{declared} declared, {count} seen. Write the reason.',
  },
  unsentFirst: {
    ky: 'Бул топтун бардык жазуулары жөнөтүлө элек. Сервер жооп бергенде жөнөтүлөт; андан кийин топту жабыңыз.',
    ru: 'Ещё не всё по этой группе отправлено. Уйдёт, когда сервер ответит; после этого закройте группу.',
    en: 'Not everything of this group is sent yet. It goes when the server answers; then close the group.',
  },
  closeGroup: { ky: 'Топту жабуу', ru: 'Закрыть группу', en: 'Close the group' },
  closed: {
    ky: 'Топ жабылды: {declared} ичинен {count} көрүлдү.',
    ru: 'Группа закрыта: сверено {count} из {declared}.',
    en: 'The group is closed: {count} of {declared} seen.',
  },
} as const satisfies Words;

export const groupKindWords = {
  bus: { ky: 'Автобус', ru: 'Автобус', en: 'Bus' },
  family: { ky: 'Үй-бүлө', ru: 'Семья', en: 'Family' },
  carriage: { ky: 'Темир жол вагону', ru: 'Вагон поезда', en: 'Train carriage' },
} as const satisfies Words;
