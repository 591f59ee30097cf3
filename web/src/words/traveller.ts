import type { Words } from './saying.ts';

/** What a screen says of a traveller: document, stay, crossings. */
export const travellerWords = {
  documentUntil: { ky: '{date} чейин жарактуу', ru: 'действителен по {date}', en: 'until {date}' },
  born: { ky: 'туулган күнү {date}', ru: 'дата рождения {date}', en: 'born {date}' },
  years: {
    ky: { one: '{count} жаш', other: '{count} жаш' },
    ru: { one: '{count} год', few: '{count} года', many: '{count} лет' },
    en: { one: '{count} year', other: '{count} years' },
  },
  noName: { ky: 'аты окулган жок', ru: 'имя не прочитано', en: 'no name read' },
  checksRight: {
    ky: 'Текшерүү цифраларынын баары туура',
    ru: 'Все контрольные цифры верны',
    en: 'All check digits right',
  },
  checksNone: {
    ky: 'Кол менен жазылган, текшерүү цифралары жок',
    ru: 'Введено вручную, контрольных цифр нет',
    en: 'Typed by hand, no check digits',
  },
  checksWrong: {
    ky: 'Текшерүү цифрасы туура эмес: {fields}',
    ru: 'Контрольная цифра неверна: {fields}',
    en: 'Check digit wrong: {fields}',
  },
  documentLine: { ky: 'Документ', ru: 'Документ', en: 'Document' },
  stayLine: { ky: 'Жүрүү мөөнөтү', ru: 'Пребывание', en: 'Stay' },
  lastLine: { ky: 'Акыркы өтүүлөр', ru: 'Последние пересечения', en: 'Last crossings' },
  lastNone: { ky: 'мурда өткөн эмес', ru: 'ранее не было', en: 'none known' },
  contextSilent: {
    ky: 'Жүрүү мөөнөтү жана өтүүлөр азыр белгисиз: жооп жок.',
    ru: 'Пребывание и пересечения сейчас неизвестны: нет ответа.',
    en: 'Stay and crossings are not known now: no answer.',
  },
  stayCitizen: { ky: 'жаран, чектөөсүз', ru: 'гражданин, без ограничения', en: 'citizen, no limit' },
  stayNoLimit: { ky: 'мөөнөтү чектелбейт', ru: 'срок не ограничен', en: 'no limit' },
  stayUnknown: {
    ky: 'визасы же уруксаты боюнча, бул жерде катталган эмес',
    ru: 'по визе или разрешению, здесь не учтено',
    en: 'by visa or permit, not recorded here',
  },
  stayNeedsVisa: {
    ky: 'виза керек, көрсөтүлгөн эмес',
    ru: 'нужна виза, не предъявлена',
    en: 'a visa is needed, none was shown',
  },
  stayNotCounted: { ky: 'азырынча эсептелген жок', ru: 'ещё не подсчитано', en: 'not counted yet' },
  stayUsed: {
    ky: { one: '{count} күн колдонулду', other: '{count} күн колдонулду' },
    ru: { one: 'использован {count} день', few: 'использовано {count} дня', many: 'использовано {count} дней' },
    en: { one: '{count} day used', other: '{count} days used' },
  },
  stayLeft: {
    ky: { one: '{count} күн калды', other: '{count} күн калды' },
    ru: { one: 'остался {count} день', few: 'осталось {count} дня', many: 'осталось {count} дней' },
    en: { one: '{count} day left', other: '{count} days left' },
  },
  stayUntil: {
    ky: '{date} чейин, ошол күн кошулат',
    ru: 'по {date} включительно',
    en: 'until {date}, that day included',
  },
  stayOver: {
    ky: { one: 'мөөнөттөн {count} күн ашты', other: 'мөөнөттөн {count} күн ашты' },
    ru: { one: 'превышение {count} день', few: 'превышение {count} дня', many: 'превышение {count} дней' },
    en: { one: '{count} day over', other: '{count} days over' },
  },
  stayStrip: {
    ky: 'Күндөр боюнча: {from} – {to}',
    ru: 'По дням: {from} – {to}',
    en: 'Day by day: {from} – {to}',
  },
  stayDayInside: { ky: 'өлкөдө болгон', ru: 'в стране', en: 'inside' },
  stayDayAhead: { ky: 'жүрүүгө болот', ru: 'разрешено', en: 'authorised' },
  stayToday: { ky: 'бүгүн', ru: 'сегодня', en: 'today' },
  byPersonalNumber: { ky: 'ПИН боюнча', ru: 'по ПИН', en: 'by personal number' },
  byDocument: { ky: 'документ боюнча', ru: 'по документу', en: 'by document' },
  byName: { ky: 'аты жана туулган күнү боюнча', ru: 'по имени и дате рождения', en: 'by name and birth date' },
} as const satisfies Words;

export const documentClassWords = {
  ordinary: { ky: 'паспорт', ru: 'паспорт', en: 'passport' },
  diplomatic: { ky: 'дипломатиялык паспорт', ru: 'дипломатический паспорт', en: 'diplomatic passport' },
  service: { ky: 'кызматтык паспорт', ru: 'служебный паспорт', en: 'service passport' },
  seafarer: { ky: 'деңизчинин күбөлүгү', ru: 'удостоверение моряка', en: 'seafarer’s book' },
  crew: { ky: 'экипаж мүчөсүнүн күбөлүгү', ru: 'удостоверение члена экипажа', en: 'crew certificate' },
  'return-certificate': {
    ky: 'кайтып келүү күбөлүгү',
    ru: 'свидетельство на возвращение',
    en: 'return certificate',
  },
  refugee: { ky: 'качкындын жол жүрүү документи', ru: 'проездной документ беженца', en: 'refugee travel document' },
  stateless: {
    ky: 'жарандыгы жок адамдын документи',
    ru: 'документ лица без гражданства',
    en: 'stateless person’s document',
  },
  'laissez-passer': { ky: 'лессе-пассе', ru: 'пропуск (лессе-пассе)', en: 'laissez-passer' },
  'identity-card': { ky: 'идентификациялык карта', ru: 'идентификационная карта', en: 'identity card' },
  visa: { ky: 'Виза', ru: 'Виза', en: 'visa' },
  other: { ky: 'башка документ', ru: 'иной документ', en: 'other document' },
} as const satisfies Words;

export const fieldWords = {
  documentCode: { ky: 'документтин түрү', ru: 'тип документа', en: 'document type' },
  issuingState: { ky: 'берген мамлекет', ru: 'государство выдачи', en: 'issuing state' },
  documentNumber: { ky: 'документтин номери', ru: 'номер документа', en: 'document number' },
  surname: { ky: 'фамилиясы', ru: 'фамилия', en: 'surname' },
  givenNames: { ky: 'аты', ru: 'имя', en: 'given names' },
  nationality: { ky: 'жарандыгы', ru: 'гражданство', en: 'nationality' },
  birthDate: { ky: 'туулган күнү', ru: 'дата рождения', en: 'date of birth' },
  sex: { ky: 'жынысы', ru: 'пол', en: 'sex' },
  expiryDate: { ky: 'жарактуулук мөөнөтү', ru: 'срок действия', en: 'expiry date' },
  personalNumber: { ky: 'жеке номери', ru: 'личный номер', en: 'personal number' },
  optionalData: { ky: 'кошумча маалымат', ru: 'дополнительные данные', en: 'optional data' },
  composite: { ky: 'жалпы цифра', ru: 'общая цифра', en: 'overall digit' },
  name: { ky: 'аты-жөнү', ru: 'имя', en: 'name' },
} as const satisfies Words;
