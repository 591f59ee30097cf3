import type { Words } from './saying.ts';

/** One sentence for each advisory; what stands beside it is filled in. */
export const advisoryWords = {
  'document-expired': {
    ky: 'Документтин мөөнөтү өткөн.',
    ru: 'Срок действия документа истёк.',
    en: 'The document has expired.',
  },
  'specimen-document': {
    ky: 'Үлгү документ: мындай мамлекет жок.',
    ru: 'Образец документа: такого государства нет.',
    en: 'A specimen: no such state exists.',
  },
  'not-open-to-nationality': {
    ky: 'Бул пункт мындай жарандык үчүн ачык эмес.',
    ru: 'Этот пункт не открыт для такого гражданства.',
    en: 'This checkpoint is not open to this nationality.',
  },
  'bar-running': {
    ky: 'Кирүүгө тыюу күчүндө: {until} чейин, ошол күн кошулат.',
    ru: 'Действует запрет на въезд по {until} включительно.',
    en: 'An entry ban is in force until {until}, that day included.',
  },
  'check-digit-failed': {
    ky: 'Текшерүү цифрасы туура эмес: {fields}. Документ менен салыштырыңыз.',
    ru: 'Контрольная цифра неверна: {fields}. Сверьте с документом.',
    en: 'Check digit wrong: {fields}. Compare with the document.',
  },
  'field-unreadable': {
    ky: 'Окулган жок: {fields}. Документ менен салыштырыңыз.',
    ru: 'Не прочитано: {fields}. Сверьте с документом.',
    en: 'Could not be read: {fields}. Compare with the document.',
  },
  'number-corrected': {
    ky: 'Окугуч берген номер кол менен оңдолгон.',
    ru: 'Номер считывателя исправлен вручную.',
    en: 'The reader’s number was changed by hand.',
  },
  minor: {
    ky: '{years}: жашы жете элек. Ата-эненин макулдугун текшериңиз.',
    ru: '{years}: несовершеннолетний. Проверьте согласие родителей.',
    en: '{years}: a minor. Check the parents’ consent.',
  },
  'already-inside': {
    ky: 'Мурда кирген, чыкканы белгисиз: {checkpoint}, {at}.',
    ru: 'Въезд уже был, выезд не отмечен: {checkpoint}, {at}.',
    en: 'Entered before, no exit known: {checkpoint}, {at}.',
  },
  'already-outside': {
    ky: 'Мурда чыккан, киргени белгисиз: {checkpoint}, {at}.',
    ru: 'Уже выезжал, въезд не отмечен: {checkpoint}, {at}.',
    en: 'Left before, no entry known: {checkpoint}, {at}.',
  },
  'document-seen-again': {
    ky: 'Бул документ жаңы эле көрсөтүлгөн: {checkpoint}, {at}.',
    ru: 'Этот документ только что предъявляли: {checkpoint}, {at}.',
    en: 'This document was shown just before: {checkpoint}, {at}.',
  },
  'checkpoint-closed-now': {
    ky: 'Пункт азыр жабык болушу керек.',
    ru: 'Сейчас пункт должен быть закрыт.',
    en: 'The checkpoint should be closed now.',
  },
  'list-aged': {
    ky: 'Көзөмөл тизмеси бир сааттан бери жаңырган жок.',
    ru: 'Контрольный список не обновлялся больше часа.',
    en: 'The watchlist was not refreshed for over an hour.',
  },
  'stay-used-up': {
    ky: 'Жүрүү мөөнөтүнүн күндөрү бүткөн.',
    ru: 'Дни разрешённого пребывания исчерпаны.',
    en: 'No day of the authorised stay is left.',
  },
  'visa-required': {
    ky: 'Бул жарандык үчүн виза керек, ал көрсөтүлгөн эмес. Визасы болсо, окутуңуз же жазыңыз.',
    ru: 'Для этого гражданства нужна виза, она не предъявлена. Если виза есть, приложите её или введите.',
    en: 'This nationality needs a visa, and none was shown. If there is one, scan or type it.',
  },
  'stay-too-long': {
    ky: 'Мөөнөттөн ашып жүргөн: {days}. {until} чейин болчу.',
    ru: 'Срок пребывания превышен: {days}. Разрешено было по {until}.',
    en: 'Stayed too long: {days}. It was authorised until {until}.',
  },
  'document-expiring': {
    ky: 'Документтин мөөнөтү жакында бүтөт: {days} калды.',
    ru: 'Срок действия скоро истечёт: осталось {days}.',
    en: 'Expires soon: {days} left.',
  },
} as const satisfies Words;

export const dayWords = {
  days: {
    ky: { one: '{count} күн', other: '{count} күн' },
    ru: { one: '{count} день', few: '{count} дня', many: '{count} дней' },
    en: { one: '{count} day', other: '{count} days' },
  },
  ofDocument: { ky: '{ordinal}-документ', ru: 'Документ {ordinal}', en: 'Document {ordinal}' },
} as const satisfies Words;
