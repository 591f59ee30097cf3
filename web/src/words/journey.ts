import type { Words } from './saying.ts';

/** What may be told of a journey beside the documents. */
export const journeyWords = {
  details: { ky: 'Сапары тууралуу…', ru: 'О поездке…', en: 'Journey…' },
  flight: { ky: 'Каттам', ru: 'Рейс', en: 'Flight' },
  train: { ky: 'Поезддин номери', ru: 'Номер поезда', en: 'Train number' },
  plate: { ky: 'Унаанын номери', ru: 'Номер машины', en: 'Vehicle plate' },
  bus: { ky: 'Автобус каттамы', ru: 'Автобусный рейс', en: 'Bus service' },
  purpose: { ky: 'Сапардын максаты', ru: 'Цель поездки', en: 'Purpose' },
  kind: { ky: 'Ким катары', ru: 'Категория', en: 'Travels as' },
  residence: { ky: 'Жашаган өлкөсү', ru: 'Страна проживания', en: 'Country of residence' },
  noSuchState: { ky: 'мындай өлкө жок', ru: 'такой страны нет', en: 'there is no such state' },
  notSaid: { ky: 'айтылган жок', ru: 'не указано', en: 'not said' },
  livesIn: { ky: 'жашайт: {state}', ru: 'живёт: {state}', en: 'lives in {state}' },
  askAnew: { ky: 'Кошуп, кайра текшерүү', ru: 'Добавить и проверить заново', en: 'Add and check again' },
  add: { ky: 'Кошуу', ru: 'Добавить', en: 'Add' },
  done: { ky: 'Даяр', ru: 'Готово', en: 'Done' },
  standing: {
    ky: 'ар бир документке кошулат',
    ru: 'добавляется к каждому документу',
    en: 'goes with each document',
  },
  standingMore: {
    ky: 'Өзгөртүлмөйүнчө ар бир документке кошулат. Документти азыр эле окутса болот.',
    ru: 'Добавляется к каждому документу, пока не изменено. Документ можно прикладывать сразу.',
    en: 'Goes with each document until it is changed. A document may be scanned right away.',
  },
  otherDocument: { ky: 'Дагы бир документи…', ru: 'Ещё документ…', en: 'Another document…' },
  scanOther: {
    ky: 'Ушул эле адамдын башка документин окутуңуз',
    ru: 'Приложите другой документ этого же человека',
    en: 'Scan the other document of this person',
  },
  scanOtherMore: {
    ky: 'Экөө чогуу кайра текшерилет.',
    ru: 'Оба будут проверены вместе заново.',
    en: 'Both are then checked together, anew.',
  },
  moreDocuments: {
    ky: { one: 'дагы {count} документ', other: 'дагы {count} документ' },
    ru: { one: 'ещё {count} документ', few: 'ещё {count} документа', many: 'ещё {count} документов' },
    en: { one: '{count} more document', other: '{count} more documents' },
  },
} as const satisfies Words;

export const conveyanceKeyWords = {
  flight: { ky: 'Каттам…', ru: 'Рейс…', en: 'Flight…' },
  train: { ky: 'Поезд…', ru: 'Номер поезда…', en: 'Train…' },
  plate: { ky: 'Унаа…', ru: 'Машина или автобус…', en: 'Vehicle…' },
  bus: { ky: 'Автобус каттамы…', ru: 'Автобусный рейс…', en: 'Bus service…' },
} as const satisfies Words;

export const travellerKindWords = {
  ordinary: { ky: 'жөнөкөй жүргүнчү', ru: 'обычный пассажир', en: 'ordinary traveller' },
  crew: { ky: 'экипаж мүчөсү', ru: 'член экипажа', en: 'crew member' },
  driver: { ky: 'айдоочу', ru: 'водитель', en: 'driver' },
  'border-resident': { ky: 'чек арага жакын жашаган', ru: 'житель приграничья', en: 'border resident' },
  'border-worker': { ky: 'чек ара аркылуу иштеген', ru: 'приграничный работник', en: 'border worker' },
  transit: { ky: 'транзит жүргүнчүсү', ru: 'транзитный пассажир', en: 'transit passenger' },
  diplomat: { ky: 'дипломатиялык өкүл', ru: 'дипломат', en: 'diplomat' },
  military: { ky: 'аскер кызматчысы', ru: 'военнослужащий', en: 'military' },
  refugee: { ky: 'качкын', ru: 'беженец', en: 'refugee' },
} as const satisfies Words;

export const purposeWords = {
  holiday: { ky: 'эс алуу', ru: 'отдых', en: 'holiday' },
  'friends-and-relatives': { ky: 'достор жана туугандар', ru: 'друзья и родные', en: 'friends and relatives' },
  education: { ky: 'окуу', ru: 'учёба', en: 'education' },
  health: { ky: 'дарылануу', ru: 'лечение', en: 'health' },
  religion: { ky: 'диний', ru: 'религиозная', en: 'religion' },
  shopping: { ky: 'соода кылуу', ru: 'покупки', en: 'shopping' },
  transit: { ky: 'транзит менен өтүү', ru: 'транзит', en: 'transit' },
  'other-personal': { ky: 'башка жеке', ru: 'иная личная', en: 'other personal' },
  business: { ky: 'иш сапары', ru: 'деловая', en: 'business' },
  'work-here': { ky: 'бул жерде иштөө', ru: 'работа здесь', en: 'work here' },
  'return-home': { ky: 'үйгө кайтуу', ru: 'возвращение домой', en: 'return home' },
  'moving-home': { ky: 'көчүү', ru: 'переезд', en: 'moving home' },
  crew: { ky: 'экипаж мүчөсү', ru: 'экипаж', en: 'crew' },
  'not-asked': { ky: 'суралган эмес', ru: 'не спрошена', en: 'not asked' },
} as const satisfies Words;
