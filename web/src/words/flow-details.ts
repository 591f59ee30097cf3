import type { Words } from './saying.ts';

/** Refusals by reason, distinct persons, and the shares that say how good the figures are. */
export const flowDetailWords = {
  refusalsTitle: { ky: 'Баш тартуулардын себептери', ru: 'Причины отказов', en: 'Refusals by reason' },
  noReason: { ky: 'себеби көрсөтүлгөн эмес', ru: 'причина не указана', en: 'no reason given' },
  onEntry: { ky: 'Кирүүдө', ru: 'На въезде', en: 'On entry' },
  onExit: { ky: 'Чыгууда', ru: 'На выезде', en: 'On exit' },
  refusalsSentence: {
    ky: '{number} баш тартуу; эң көп себеби – {reason}: {most}',
    ru: 'отказов: {number}; чаще всего — {reason}: {most}',
    en: '{number} refusals; most often {reason}: {most}',
  },
  refusalsFew: { ky: 'баш тартуулардын саны ачылбайт', ru: 'число отказов скрыто', en: 'the refusals are withheld' },
  refusalsNone: { ky: 'баш тартуулар болгон жок', ru: 'отказов не было', en: 'no refusals' },
  personsTitle: { ky: 'Канча адам', ru: 'Сколько лиц', en: 'How many persons' },
  personsAll: { ky: 'Бардыгы, ар бири бир жолу', ru: 'Всего, каждый один раз', en: 'All, each once' },
  personsEntry: { ky: 'Киргендер', ru: 'Въехавшие', en: 'Who entered' },
  personsExit: { ky: 'Чыккандар', ru: 'Выехавшие', en: 'Who left' },
  personsSentence: {
    ky: 'Чек арадан {count} адам өттү, ар бири бир жолу эсептелген.',
    ru: 'Границу пересекли {count} лиц, каждое посчитано один раз.',
    en: '{count} persons crossed the border, each counted once.',
  },
  personsWhy: {
    ky: 'Адамдар кошулбайт: кирип да чыккан киши эки сапта тең бар, бирок бир адам. Ошондуктан суммасы жок.',
    ru: 'Лиц не складывают: кто и въехал, и выехал, стоит в обеих строках, но это один человек. Поэтому суммы нет.',
    en: 'Persons are never added up: who entered and left stands in both lines and is one person. So there is no sum.',
  },
  personsLong: {
    ky: 'Адамдар эң көп 100 күнгө эсептелет. Мезгилди кыскартыңыз.',
    ru: 'Лица считаются не более чем за 100 дней. Возьмите период короче.',
    en: 'Persons are counted for 100 days at most. Take a shorter period.',
  },
  unitDistinct: { ky: 'ар түрдүү адамдар', ru: 'разные лица', en: 'distinct persons' },
  qualityTitle: { ky: 'Жазуулардын сапаты', ru: 'Качество записей', en: 'How good the records are' },
  share: { ky: 'Үлүшү, %', ru: 'Доля, %', en: 'Share, %' },
  measure: { ky: 'Көрсөткүч', ru: 'Показатель', en: 'Measure' },
  purposeNotAsked: { ky: 'максаты суралган эмес', ru: 'цель не спрошена', en: 'purpose not asked' },
  residenceNotAsked: {
    ky: 'жашаган өлкөсү суралган эмес',
    ru: 'страна проживания не спрошена',
    en: 'residence not asked',
  },
  screenedLate: { ky: 'эски тизме менен', ru: 'по старому списку', en: 'screened late' },
  enteredByHand: { ky: 'кол менен киргизилген', ru: 'введено вручную', en: 'entered by hand' },
  qualitySentence: {
    ky: 'максаты {purpose} өтүүдө, жашаган өлкөсү {residence} өтүүдө суралган эмес',
    ru: 'цель не спрошена при {purpose} пересечений, страна проживания — при {residence}',
    en: 'the purpose was not asked at {purpose} of crossings, residence at {residence}',
  },
  qualityNote: {
    ky: 'Эски тизме: бир сааттан ашык мурунку.',
    ru: 'Старый список: старше одного часа.',
    en: 'Late: with a list older than an hour.',
  },
  unitShare: { ky: 'өтүүлөрдүн үлүшү', ru: 'доля пересечений', en: 'share of crossings' },
} as const satisfies Words;
