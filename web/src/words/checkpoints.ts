import type { Words } from './saying.ts';

/** Checkpoints with their lanes, hours and closures. */
export const checkpointWords = {
  title: { ky: 'Өткөрүү пункттары', ru: 'Пункты пропуска', en: 'Checkpoints' },
  create: { ky: 'Жаңы пункт', ru: 'Новый пункт', en: 'New checkpoint' },
  code: { ky: 'Коду', ru: 'Код', en: 'Code' },
  codeHint: {
    ky: 'латын тамгалары жана сызыкча, өзгөрбөйт',
    ru: 'латиница и дефис, не меняется',
    en: 'Latin letters and hyphens; it stays',
  },
  nameKy: { ky: 'Кыргызча аты', ru: 'Название по-кыргызски', en: 'Name in Kyrgyz' },
  nameRu: { ky: 'Орусча аты', ru: 'Название по-русски', en: 'Name in Russian' },
  nameEn: { ky: 'Англисче аты', ru: 'Название по-английски', en: 'Name in English' },
  mode: { ky: 'Кандай жол', ru: 'Вид сообщения', en: 'Way of travel' },
  neighbour: { ky: 'Кошуна мамлекет', ru: 'Сопредельное государство', en: 'Neighbouring state' },
  neighbourHint: {
    ky: 'үч тамга; аэропорттон бош',
    ru: 'три буквы; у аэропорта пусто',
    en: 'three letters; empty for an airport',
  },
  status: { ky: 'Макамы', ru: 'Статус', en: 'Status' },
  hoursFrom: { ky: 'Ачылат', ru: 'Открывается', en: 'Opens' },
  hoursTo: { ky: 'Жабылат', ru: 'Закрывается', en: 'Closes' },
  hoursHint: { ky: 'экөө тең бош: күнү-түнү', ru: 'оба пусты: круглосуточно', en: 'both empty: around the clock' },
  allDay: { ky: 'күнү-түнү', ru: 'круглосуточно', en: 'around the clock' },
  hours: { ky: 'Иш убактысы', ru: 'Часы работы', en: 'Hours' },
  capacity: { ky: 'Суткасына канча адам', ru: 'Человек в сутки', en: 'People a day' },
  lanes: { ky: 'Кабиналары', ru: 'Кабины', en: 'Lanes' },
  laneCode: { ky: 'Кабинанын коду', ru: 'Код кабины', en: 'Code of the lane' },
  laneBoth: { ky: 'Эки жакка', ru: 'В обе стороны', en: 'Both ways' },
  closures: { ky: 'Жабык күндөр', ru: 'Закрыт', en: 'Closed' },
  closureFrom: { ky: 'Башынан', ru: 'С', en: 'From' },
  closureTo: { ky: 'Аягына чейин, ошол күн кошулат', ru: 'По, включительно', en: 'To, that day included' },
  closureReason: { ky: 'Эмне үчүн', ru: 'Почему', en: 'Why' },
  save: { ky: 'Сактоо', ru: 'Сохранить', en: 'Save' },
  saved: {
    ky: 'Сакталды: кабиналар дароо көрөт.',
    ru: 'Сохранено: кабины увидят сразу.',
    en: 'Saved: the lanes see it at once.',
  },
} as const satisfies Words;

export const checkpointStatusWords = {
  international: { ky: 'эл аралык', ru: 'международный', en: 'international' },
  bilateral: { ky: 'эки тараптуу', ru: 'двусторонний', en: 'bilateral' },
  goods: { ky: 'жүк ташуу', ru: 'грузовой', en: 'goods' },
  seasonal: { ky: 'мезгилдик', ru: 'сезонный', en: 'seasonal' },
  planned: { ky: 'пландалган', ru: 'планируется', en: 'planned' },
  closed: { ky: 'жабык', ru: 'закрыт', en: 'closed' },
} as const satisfies Words;

export const modeWords = {
  air: { ky: 'аба жолу', ru: 'воздушный', en: 'air' },
  road: { ky: 'унаа жолу', ru: 'автомобильный', en: 'road' },
  rail: { ky: 'темир жол', ru: 'железнодорожный', en: 'rail' },
  water: { ky: 'суу жолу', ru: 'водный', en: 'water' },
  foot: { ky: 'жөө', ru: 'пешеходный', en: 'on foot' },
} as const satisfies Words;
