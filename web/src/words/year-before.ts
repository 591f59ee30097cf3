import type { Saying, Words } from './saying.ts';

/** Beside the year before: like for like, and what breaks the comparison. */
export const yearBeforeWords = {
  likeForLike: { ky: 'Тең шартта салыштыруу', ru: 'Сопоставимо', en: 'Like for like' },
  likeTeach: {
    ky: 'Бир жыл мурунку ошол эле апта күндөрү менен; пункт эки күндө тең ачык болгондо гана эсептелет.',
    ru: 'С теми же днями недели годом ранее; пункт учитывается, лишь когда он был открыт в оба дня.',
    en: 'With the same weekdays a year before; a checkpoint counts only when it was open on both days.',
  },
  likeSuffix: { ky: '{change}, тең шартта', ru: '{change}, сопоставимо', en: '{change}, like for like' },
  leftOut: {
    ky: {
      one: 'Салыштыруудан {count} пункт чыгарылды (толук же айрым күндөрү).',
      other: 'Салыштыруудан {count} пункт чыгарылды (толук же айрым күндөрү).',
    },
    ru: {
      one: 'Из сравнения исключён {count} пункт (целиком или в отдельные дни).',
      few: 'Из сравнения исключены {count} пункта (целиком или в отдельные дни).',
      many: 'Из сравнения исключены {count} пунктов (целиком или в отдельные дни).',
    },
    en: {
      one: '{count} checkpoint is left out (wholly or on some days).',
      other: '{count} checkpoints are left out (wholly or on some days).',
    },
  },
  changeWithheld: {
    ky: 'Өзгөрүү ачылбайт: ал же салыштыруудан чыгарылганы өтө аз адамдыкы.',
    ru: 'Изменение скрыто: за ним или за исключённым слишком мало лиц.',
    en: 'The change is withheld: it, or what is left out, tells of too few persons.',
  },
  changeOf: { ky: '{name}: өзгөрүү', ru: '{name}: изменение', en: '{name}: change' },
  breaks: { ky: 'Үзүлүштөр', ru: 'Разрывы ряда', en: 'Breaks' },
  breaksMore: {
    ky: { one: 'дагы {count} таблицада', other: 'дагы {count} таблицада' },
    ru: { one: 'ещё {count} в таблице', few: 'ещё {count} в таблице', many: 'ещё {count} в таблице' },
    en: { one: '{count} more in the table', other: '{count} more in the table' },
  },
  breaksTeach: {
    ky: 'Боз тилке – жабык күндөр; чекит сызык – майрам же кайра ачылган күн.',
    ru: 'Серая полоса — закрытие; пунктир — праздник или день открытия.',
    en: 'Grey band: closed; dotted line: a feast or a day of reopening.',
  },
  closure: {
    ky: '{place} жабык: {days}, {reason}',
    ru: '{place} закрыт: {days}, {reason}',
    en: '{place} closed: {days}, {reason}',
  },
  noCrossings: {
    ky: '{place} аркылуу эч ким өткөн эмес: {days}',
    ru: '{place}: никто не проезжал {days}',
    en: '{place} without a crossing: {days}',
  },
  reopened: {
    ky: '{place} кайра ачылды: {days}',
    ru: '{place} снова открыт: {days}',
    en: '{place} open again: {days}',
  },
  moonCalculated: {
    ky: 'Орозо айт жана Курман айт күндөрү эсептелген: жарыяланганы бир күнгө башка болушу мүмкүн.',
    ru: 'Дни Орозо айт и Курман айт рассчитаны: объявленный может отличаться на день.',
    en: 'Days of Orozo Ait and Kurman Ait are calculated: the announced one may be a day off.',
  },
} as const satisfies Words;

export const feastWords = {
  'new-year': { ky: 'Жаңы жыл', ru: 'Новый год', en: 'New Year' },
  christmas: { ky: 'Машаяктын туулган күнү', ru: 'Рождество', en: 'Christmas' },
  'defenders-day': { ky: 'Ата Мекенди коргоочулар күнү', ru: 'День защитника Отечества', en: 'Defender’s Day' },
  'womens-day': { ky: 'Аялдардын эл аралык күнү', ru: 'Международный женский день', en: 'Women’s Day' },
  nooruz: { ky: 'Нооруз майрамы', ru: 'Нооруз', en: 'Nooruz' },
  'april-revolution': {
    ky: 'Элдик Апрель революциясы күнү',
    ru: 'День Апрельской революции',
    en: 'April Revolution Day',
  },
  'labour-day': { ky: 'Эмгек майрамы', ru: 'Праздник труда', en: 'Labour Day' },
  'constitution-day': { ky: 'Конституция күнү', ru: 'День Конституции', en: 'Constitution Day' },
  'victory-day': { ky: 'Жеңиш күнү', ru: 'День Победы', en: 'Victory Day' },
  'may-days': { ky: 'Май майрамдары', ru: 'Майские праздники', en: 'May holidays' },
  'independence-day': { ky: 'Эгемендүүлүк күнү', ru: 'День независимости', en: 'Independence Day' },
  'ancestors-days': {
    ky: 'Тарых жана ата-бабаларды эскерүү күндөрү',
    ru: 'Дни истории и памяти предков',
    en: 'Days of History and Ancestors',
  },
  'orozo-ait': { ky: 'Орозо айт', ru: 'Орозо айт (Ураза-байрам)', en: 'Orozo Ait' },
  'kurman-ait': { ky: 'Курман айт', ru: 'Курман айт (Курбан-байрам)', en: 'Kurman Ait' },
} as const satisfies Record<string, Saying>;
