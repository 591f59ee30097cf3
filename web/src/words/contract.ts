import type { Words } from './saying.ts';

/** A contract to work here, as a worker of the Eurasian Economic Union shows it. */
export const contractWords = {
  key: { ky: 'Эмгек келишими…', ru: 'Трудовой договор…', en: 'Work contract…' },
  title: {
    ky: 'Эмгек же жарандык-укуктук келишим',
    ru: 'Трудовой или гражданско-правовой договор',
    en: 'Contract, labour or civil',
  },
  more: {
    ky: 'ЕАЭБ мамлекетинин жараны келишимдин мөөнөтү бүткөнчө жүрө алат. Акыркы күнү керек, калганы – келишимде болсо.',
    ru: 'Гражданин государства ЕАЭС может находиться в стране весь срок договора. Нужен последний день, остальное – если есть в договоре.',
    en: 'A national of the Eurasian Economic Union may stay for the term of the contract. Its last day is needed, the rest if it has it.',
  },
  number: { ky: 'Келишимдин номери', ru: 'Номер договора', en: 'Contract number' },
  validFrom: { ky: 'Келишимдин биринчи күнү', ru: 'Договор действует с', en: 'First day of the contract' },
  validUntil: { ky: 'Келишимдин акыркы күнү', ru: 'Договор действует по', en: 'Last day of the contract' },
  shown: { ky: 'келишим {date} чейин', ru: 'договор до {date}', en: 'contract until {date}' },
  refused: {
    ky: 'Сервер келишимди кабыл алган жок. Белгиленген талааларды оңдоңуз; калганы сакталды.',
    ru: 'Сервер не принял договор. Исправьте отмеченные поля; остальное сохранено.',
    en: 'The server did not take the contract. Mend the marked fields; the rest is kept.',
  },
  correct: { ky: 'Эмгек келишими туура эмес…', ru: 'Неверен трудовой договор…', en: 'The work contract was wrong…' },
  correctAct: { ky: 'Келишимди оңдоо', ru: 'Исправить договор', en: 'Correct the contract' },
  correctMore: {
    ky: 'Кандай окулушу керек болсо, ошондой жазыңыз. Бош калтырсаңыз, келишим көрсөтүлгөн эмес болуп калат. Күндөр кайра эсептелет.',
    ru: 'Запишите, как его следовало прочесть. Если всё стереть, договора не было. Дни пребывания будут подсчитаны заново.',
    en: 'Write it as it should have been read. With every field empty none was shown. The days of the stay are counted anew.',
  },
} as const satisfies Words;

/** What is wrong with a field of it. */
export const contractFaultWords = {
  needed: {
    ky: 'Акыркы күнү болбосо, мөөнөтү белгисиз: жазыңыз.',
    ru: 'Без последнего дня срок неизвестен: введите.',
    en: 'Without it no term is known: type it.',
  },
  'no-day': { ky: 'Мындай күн жок.', ru: 'Такого дня нет.', en: 'There is no such day.' },
  'after-last': {
    ky: 'Акыркы күнүнөн кийин болуп калды.',
    ru: 'Позже последнего дня.',
    en: 'This is after the last day.',
  },
  'not-taken': { ky: 'Сервер кабыл алган жок.', ru: 'Сервер не принял.', en: 'The server did not take this.' },
} as const satisfies Words;
