import type { Saying, Words } from './saying.ts';

/** Parts of the sentences that the program writes from the figures. */
export const sentenceWords = {
  inMonth: { ky: '{year}-жылдын {month}', ru: 'В {month} {year} года', en: 'In {month} {year}' },
  inYear: { ky: '{year}-жылы', ru: 'В {year} году', en: 'In {year}' },
  onDay: { ky: '{date} күнү', ru: 'За {date}', en: 'On {date}' },
  fromTo: { ky: '{from} – {to} аралыгында', ru: 'С {from} по {to}', en: 'From {from} to {to}' },
  crossings: {
    ky: { one: '{count} өтүү', other: '{count} өтүү' },
    ru: { one: '{count} пересечение', few: '{count} пересечения', many: '{count} пересечений' },
    en: { one: '{count} crossing', other: '{count} crossings' },
  },
  millionCrossings: {
    ky: '{millions} млн өтүү болду',
    ru: '{millions} млн пересечений',
    en: '{millions} million crossings',
  },
  noCrossings: { ky: 'өтүү болгон жок', ru: 'пересечений не было', en: 'no crossings' },
  atLeast: { ky: 'кеминде {amount}', ru: 'не менее: {amount}', en: 'at least {amount}' },
  withheldTotal: { ky: 'сан ачылбайт', ru: 'число скрыто', en: 'the figure is withheld' },
  more: {
    ky: 'бир жыл мурункудан {percent} % көп',
    ru: 'на {percent} % больше, чем годом ранее',
    en: '{percent} % more than a year before',
  },
  fewer: {
    ky: 'бир жыл мурункудан {percent} % аз',
    ru: 'на {percent} % меньше, чем годом ранее',
    en: '{percent} % fewer than a year before',
  },
  asMany: { ky: 'бир жыл мурункудай эле', ru: 'столько же, сколько годом ранее', en: 'as many as a year before' },
  alone: { ky: '{place} эле {percent} %', ru: 'только {place} — {percent} %', en: '{place} alone {percent} %' },
  unitNote: { ky: 'өтүүлөрдүн саны, адамдардыкы эмес', ru: 'пересечений, не лиц', en: 'crossings, not persons' },
  series: {
    ky: 'эң көбү – {period}, {number}; эң азы – {least}, {leastNumber}',
    ru: 'больше всего — {period}, {number}; меньше всего — {least}, {leastNumber}',
    en: 'most: {period}, {number}; fewest: {least}, {leastNumber}',
  },
  first: {
    ky: 'биринчи орунда {name}: {number}, {percent} %',
    ru: 'на первом месте {name}: {number}, {percent} %',
    en: 'first {name}: {number}, {percent} %',
  },
  second: { ky: 'андан кийин {name}: {percent} %', ru: 'затем {name}: {percent} %', en: 'then {name}: {percent} %' },
  notAsked: {
    ky: '{percent} % өтүүдө максаты суралган эмес',
    ru: 'цель не спрошена при {percent} % пересечений',
    en: 'the purpose was not asked at {percent} % of crossings',
  },
  ageAndSex: {
    ky: 'аялдар {women} %, эркектер {men} %; 18 жашка чейинкилер {minors} %',
    ru: 'женщины {women} %, мужчины {men} %; моложе 18 лет {minors} %',
    en: 'women {women} %, men {men} %; under 18 {minors} %',
  },
  busiestHour: {
    ky: 'эң көп убакыт – {weekday}, {hour}: саатына орточо {number} өтүү',
    ru: 'самый загруженный час — {weekday}, {hour}: в среднем {number} пересечений',
    en: 'the busiest hour is {weekday} at {hour}: {number} crossings on average',
  },
  partly: { ky: 'бир бөлүгү ачылбайт', ru: 'часть чисел скрыта', en: 'some figures are withheld' },
  allWithheld: { ky: 'бул бөлүштүрүү ачылбайт', ru: 'эта разбивка скрыта', en: 'this breakdown is withheld' },
} as const satisfies Words;

/** «В октябре», «октябрында», “in October”. */
export const inMonthWords = {
  '01': { ky: 'январында', ru: 'январе', en: 'January' },
  '02': { ky: 'февралында', ru: 'феврале', en: 'February' },
  '03': { ky: 'мартында', ru: 'марте', en: 'March' },
  '04': { ky: 'апрелинде', ru: 'апреле', en: 'April' },
  '05': { ky: 'майында', ru: 'мае', en: 'May' },
  '06': { ky: 'июнунда', ru: 'июне', en: 'June' },
  '07': { ky: 'июлунда', ru: 'июле', en: 'July' },
  '08': { ky: 'августунда', ru: 'августе', en: 'August' },
  '09': { ky: 'сентябрында', ru: 'сентябре', en: 'September' },
  '10': { ky: 'октябрында', ru: 'октябре', en: 'October' },
  '11': { ky: 'ноябрында', ru: 'ноябре', en: 'November' },
  '12': { ky: 'декабрында', ru: 'декабре', en: 'December' },
} as const satisfies Record<string, Saying>;

/** Monday first. */
export const weekdayWords = {
  mon: { ky: 'дүйшөмбү', ru: 'понедельник', en: 'Monday' },
  tue: { ky: 'шейшемби', ru: 'вторник', en: 'Tuesday' },
  wed: { ky: 'шаршемби', ru: 'среда', en: 'Wednesday' },
  thu: { ky: 'бейшемби', ru: 'четверг', en: 'Thursday' },
  fri: { ky: 'жума', ru: 'пятница', en: 'Friday' },
  sat: { ky: 'ишемби', ru: 'суббота', en: 'Saturday' },
  sun: { ky: 'жекшемби', ru: 'воскресенье', en: 'Sunday' },
} as const satisfies Record<string, Saying>;
