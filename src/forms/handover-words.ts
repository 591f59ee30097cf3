import type { InEachLanguage } from '../core/languages.ts';
import type { GroupKind } from '../shifts/group.ts';

/** Words of the handover sheet. */
export const handoverWords = {
  title: { ky: 'Нөөмөттү өткөрүп берүү барагы', ru: 'Лист передачи смены', en: 'Handover sheet' },
  draft: {
    ky: 'Нөөмөттү өткөрүп берүү барагы (долбоор)',
    ru: 'Лист передачи смены (черновик)',
    en: 'Handover sheet (draft)',
  },
  leader: { ky: 'Нөөмөт улугу', ru: 'Старший смены', en: 'Shift leader' },
  period: { ky: 'Мезгили', ru: 'Период', en: 'Period' },
  checks: { ky: 'Башталганда текшерилди', ru: 'Проверено в начале', en: 'Checked at the beginning' },
  passed: { ky: 'иштейт', ru: 'исправно', en: 'works' },
  failed: { ky: 'бузук', ru: 'неисправно', en: 'failed' },
  screened: {
    ky: 'Тизме боюнча толук текшерилди',
    ru: 'Полностью проверено по списку',
    en: 'Fully screened against the list',
  },
  counts: { ky: 'Текшерүүлөр', ru: 'Проверки', en: 'Inspections' },
  inspections: { ky: 'Текшерүү', ru: 'Проверок', en: 'Inspections' },
  admitted: { ky: 'Өткөрүлдү', ru: 'Пропущено', en: 'Admitted' },
  refused: { ky: 'Баш тартылды', ru: 'Отказано', en: 'Refused' },
  referred: { ky: 'Кошумча текшерүү', ru: 'На углублённую', en: 'Second line' },
  abandoned: { ky: 'Жаңылыш окуу', ru: 'Ошибочных', en: 'Wrong scans' },
  undecided: { ky: 'Чечилген жок', ru: 'Не решено', en: 'Undecided' },
  refusals: { ky: 'Баш тартуунун себептери', ru: 'Причины отказов', en: 'Reasons of refusals' },
  number: { ky: 'Саны', ru: 'Число', en: 'Number' },
  direction: { ky: 'Багыты', ru: 'Направление', en: 'Direction' },
  since: { ky: 'Убактысы', ru: 'Время', en: 'Time' },
  toWhom: { ky: 'Кимге', ru: 'Кому', en: 'To whom' },
  personsHeld: {
    ky: 'Кошумча текшерүүдөгү адамдар',
    ru: 'Лица на углублённой проверке',
    en: 'Persons held at the second line',
  },
  handedOver: { ky: 'Органдарга өткөрүлүп берилди', ru: 'Переданы органам', en: 'Handed over' },
  documentsSeized: { ky: 'Алып коюлган документтер', ru: 'Изъятые документы', en: 'Documents seized' },
  openReferrals: {
    ky: 'Бүтпөгөн кошумча текшерүүлөр',
    ru: 'Незавершённые углублённые проверки',
    en: 'Open referrals',
  },
  overrides: { ky: 'Эскертүүгө карабай өткөрүлдү', ru: 'Пропущены вопреки предупреждению', en: 'Overrides' },
  groupsNotClosed: { ky: 'Жабылбаган топтор', ru: 'Незакрытые группы', en: 'Groups not closed' },
  group: { ky: 'Топ', ru: 'Группа', en: 'Group' },
  declared: { ky: 'Айтылган', ru: 'Заявлено', en: 'Declared' },
  seen: { ky: 'Көрүлгөн', ru: 'Сверено', en: 'Seen' },
  officers: { ky: 'Көзөмөлчүлөр', ru: 'Контролёры', en: 'Officers' },
  note: { ky: 'Эскертме', ru: 'Примечание', en: 'Note' },
  none: { ky: 'жок', ru: 'нет', en: 'none' },
  handsOver: { ky: 'Өткөрүп берди', ru: 'Сдал(а)', en: 'Handed over by' },
  takesOver: { ky: 'Кабыл алды', ru: 'Принял(а)', en: 'Taken over by' },
} as const satisfies Record<string, InEachLanguage>;

export const groupKindWords = {
  bus: { ky: 'Автобус', ru: 'Автобус', en: 'Bus' },
  family: { ky: 'Үй-бүлө', ru: 'Семья', en: 'Family' },
  carriage: { ky: 'Темир жол вагону', ru: 'Вагон поезда', en: 'Train carriage' },
} as const satisfies Record<GroupKind, InEachLanguage>;

export const checkWords: Record<string, InEachLanguage> = {
  reader: { ky: 'окугуч', ru: 'считыватель', en: 'reader' },
  printer: { ky: 'принтер', ru: 'принтер', en: 'printer' },
  clock: { ky: 'саат', ru: 'часы', en: 'clock' },
  'list-age': { ky: 'тизменин жаңылыгы', ru: 'свежесть списка', en: 'age of the list' },
};
