import type { Saying, Words } from './saying.ts';

/** Arrivals as the statistics of tourism sort them. */
export const visitorWords = {
  title: { ky: 'Келгендер жана зыяратчылар', ru: 'Прибытия и посетители', en: 'Arrivals and visitors' },
  countryTitle: {
    ky: 'Зыяратчылар, жашаган өлкөсү боюнча',
    ru: 'Посетители, по стране проживания',
    en: 'Visitors, by country of residence',
  },
  unit: { ky: 'келүүлөр (адамдар эмес)', ru: 'прибытия (не лица)', en: 'arrivals, not persons' },
  arrivals: { ky: 'Бардык келүүлөр', ru: 'Все прибытия', en: 'All arrivals' },
  visitors: { ky: 'Зыяратчылар', ru: 'Посетители', en: 'Visitors' },
  country: { ky: 'Өлкө', ru: 'Страна', en: 'Country' },
  group: { ky: 'Топ', ru: 'Группа', en: 'Group' },
  less: { ky: 'минус: {name}', ru: 'за вычетом: {name}', en: 'less {name}' },
  of: { ky: 'анын ичинде: {name}', ru: 'в том числе: {name}', en: 'of them {name}' },
  sentence: {
    ky: '{arrivals} келүүнүн {visitors} зыяратчыларга таандык',
    ru: 'из {arrivals} прибытий {visitors} — посетители',
    en: 'of {arrivals} arrivals {visitors} were visitors',
  },
  overnight: { ky: 'түнөгөн: {count}', ru: 'с ночёвкой: {count}', en: '{count} stayed overnight' },
  sameDay: { ky: 'ошол эле күнү кеткен: {count}', ru: 'на один день: {count}', en: '{count} left the same day' },
  transit: { ky: 'транзит менен: {count}', ru: 'транзитом: {count}', en: '{count} were in transit' },
  unknown: {
    ky: 'түнөгөнү белгисиз: {count}',
    ru: 'неизвестно, ночевали ли: {count}',
    en: 'of {count} the night is not known',
  },
  grounds: {
    ky: 'Жашаган өлкөсү келүүлөрдүн {residence} % айтылган, {purpose} % үйгө кайтуудан билинет; калган {nationality} % үчүн анын ордуна жарандыгы алынган.',
    ru: 'Страна проживания названа при {residence} % прибытий, при {purpose} % следует из возвращения домой; при остальных {nationality} % вместо неё взято гражданство.',
    en: 'Residence was stated at {residence} % of the arrivals and follows from a journey home at {purpose} %; for the other {nationality} % the nationality stands in.',
  },
  groundsWithheld: {
    ky: 'Жашаган өлкөсү айтылбаган жерде жарандыгы алынган; үлүштөрү ачылбайт.',
    ru: 'Где страна проживания не названа, взято гражданство; доли скрыты.',
    en: 'Where residence was not stated the nationality stands in; the shares are withheld.',
  },
  standard: {
    ky: 'БУУнун 2008-жылкы туризм статистикасы боюнча сунуштарына ылайык.',
    ru: 'По рекомендациям ООН по статистике туризма 2008 года.',
    en: 'By the UN’s recommendations for tourism statistics of 2008.',
  },
} as const satisfies Words;

export const arrivalClassWords = {
  residents: { ky: 'өлкөнүн тургундары', ru: 'жители страны', en: 'residents' },
  crew: { ky: 'экипаж жана айдоочулар', ru: 'экипажи и водители', en: 'crew and drivers' },
  'border-workers': { ky: 'чек ара аркылуу иштегендер', ru: 'приграничные работники', en: 'border workers' },
  'border-residents': { ky: 'чек ара тургундары', ru: 'жители приграничья', en: 'border residents' },
  diplomats: { ky: 'дипломаттар', ru: 'дипломаты', en: 'diplomats' },
  military: { ky: 'аскер кызматчылары', ru: 'военнослужащие', en: 'armed forces' },
  refugees: { ky: 'качкындар', ru: 'беженцы', en: 'refugees' },
  workers: { ky: 'бул жерде иштегендер', ru: 'приехавшие работать', en: 'employed here' },
  'moving-home': { ky: 'көчүп келгендер', ru: 'переезжающие', en: 'moving here' },
  'a-year-or-longer': { ky: 'бир жыл же андан узак', ru: 'на год и дольше', en: 'a year or longer' },
  tourists: { ky: 'туристтер (түнөгөн)', ru: 'туристы (с ночёвкой)', en: 'tourists (overnight)' },
  'same-day': { ky: 'бир күндүк', ru: 'однодневные', en: 'same-day' },
  transit: { ky: 'транзит менен', ru: 'транзитом', en: 'in transit' },
  'still-inside': { ky: 'азырынча өлкөдө', ru: 'ещё в стране', en: 'still inside' },
  unpaired: { ky: 'чыгышы белгисиз', ru: 'выезд неизвестен', en: 'exit not known' },
} as const satisfies Record<string, Saying>;
