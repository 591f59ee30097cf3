import type { Words } from './saying.ts';

/** What the lane does on a hit, said first; calm, since the traveller reads the officer's face. */
export const actionWords = {
  arrest: {
    ky: 'Өткөрбөңүз. Сабырдуулук менен күттүрүңүз, документти бербеңиз. Улукту чакырыңыз.',
    ru: 'Не пропускайте. Спокойно попросите подождать, документ не возвращайте. Вызовите старшего.',
    en: 'Do not admit. Calmly ask to wait, keep the document. Call the shift leader.',
  },
  'refuse-entry': {
    ky: 'Киргизбеңиз. Кошумча текшерүүгө жөнөтүңүз.',
    ru: 'Не пропускайте на въезд. Направьте на углублённую проверку.',
    en: 'No entry. Send to the second line.',
  },
  'refuse-exit': {
    ky: 'Чыгарбаңыз. Кошумча текшерүүгө жөнөтүңүз.',
    ru: 'Не пропускайте на выезд. Направьте на углублённую проверку.',
    en: 'No exit. Send to the second line.',
  },
  refer: {
    ky: 'Кошумча текшерүүгө жөнөтүңүз.',
    ru: 'Направьте на углублённую проверку.',
    en: 'Send to the second line.',
  },
  protect: {
    ky: 'Бул адамга жардам керек болушу мүмкүн. Жылуу мамиле кылып, улукту чакырыңыз.',
    ru: 'Этому человеку может быть нужна помощь. Будьте внимательны и вызовите старшего.',
    en: 'This person may need help. Be kind and call the shift leader.',
  },
  'seize-document': {
    ky: 'Документти кайтарып бербеңиз. Кошумча текшерүүгө жөнөтүңүз.',
    ru: 'Документ не возвращайте. Направьте на углублённую проверку.',
    en: 'Keep the document. Send to the second line.',
  },
  'report-discreetly': { ky: 'Жолу боюнча.', ru: 'Без особых действий.', en: 'Nothing to do.' },
} as const satisfies Words;

export const categoryWords = {
  'wanted-for-arrest': { ky: 'камакка алуу үчүн издөөдө', ru: 'в розыске для ареста', en: 'wanted for arrest' },
  'refusal-of-entry': { ky: 'кирүүгө тыюу', ru: 'запрет на въезд', en: 'entry ban' },
  'exit-ban': { ky: 'чыгууга убактылуу чектөө', ru: 'ограничение выезда', en: 'exit ban' },
  'missing-or-vulnerable-person': {
    ky: 'дайынсыз же корголушу керек адам',
    ru: 'пропавший или уязвимый человек',
    en: 'missing or vulnerable person',
  },
  'child-at-risk': {
    ky: 'коргоого муктаж бала',
    ru: 'ребёнок, которому нужна защита',
    en: 'child who needs protection',
  },
  'judicial-procedure': { ky: 'сот иши боюнча', ru: 'по судебному делу', en: 'judicial procedure' },
  'discreet-check': { ky: 'текшерүү', ru: 'проверка', en: 'check' },
  'inquiry-check': { ky: 'суроо-жооп менен текшерүү', ru: 'проверка с опросом', en: 'inquiry check' },
  'lost-document': { ky: 'жоголгон документ', ru: 'утраченный документ', en: 'lost document' },
  'stolen-document': { ky: 'уурдалган документ', ru: 'похищенный документ', en: 'stolen document' },
  'invalidated-document': {
    ky: 'жараксыз деп табылган документ',
    ru: 'недействительный документ',
    en: 'invalidated document',
  },
  other: { ky: 'башка', ru: 'другое', en: 'other' },
} as const satisfies Words;

export const flagWords = {
  armed: { ky: 'куралдуу болушу мүмкүн', ru: 'может быть вооружён', en: 'may be armed' },
  violent: { ky: 'зордук колдонушу мүмкүн', ru: 'может применить силу', en: 'may be violent' },
  'escape-risk': { ky: 'качып кетиши мүмкүн', ru: 'может скрыться', en: 'may escape' },
  'self-harm': { ky: 'өзүнө зыян келтириши мүмкүн', ru: 'может навредить себе', en: 'may harm themself' },
  'with-a-child': { ky: 'бала менен болушу мүмкүн', ru: 'может быть с ребёнком', en: 'may be with a child' },
} as const satisfies Words;

export const hitWords = {
  owner: { ky: 'Ким киргизген', ru: 'Кто внёс', en: 'Listed by' },
  contact: { ky: 'Кимге чалуу керек', ru: 'Кому звонить', en: 'Call' },
  ownerUnknown: {
    ky: 'байланышы белгисиз, нөөмөт улугунан сураңыз',
    ru: 'контакт неизвестен, спросите старшего смены',
    en: 'no contact known, ask the shift leader',
  },
  evidence: { ky: 'Дал келген белгилер', ru: 'Признаки совпадения', en: 'Evidence' },
  equal: { ky: 'дал келет', ru: 'совпадает', en: 'the same' },
  alike: { ky: 'окшош', ru: 'похоже', en: 'alike' },
  different: { ky: 'башкача', ru: 'отличается', en: 'different' },
  traveller: { ky: 'бул адам', ru: 'этот человек', en: 'this person' },
  listed: { ky: 'тизмеде', ru: 'в списке', en: 'listed' },
  sure: { ky: 'так дал келүү', ru: 'точное совпадение', en: 'a sure match' },
  likely: { ky: 'болжолдуу дал келүү', ru: 'вероятное совпадение', en: 'a likely match' },
  moreHits: {
    ky: { one: 'дагы {count} дал келүү', other: 'дагы {count} дал келүү' },
    ru: { one: 'ещё {count} совпадение', few: 'ещё {count} совпадения', many: 'ещё {count} совпадений' },
    en: { one: '{count} more hit', other: '{count} more hits' },
  },
  holderQuestion: {
    ky: 'Документ ушул адамдыкыбы? Жүзүн сүрөт менен салыштырыңыз.',
    ru: 'Предъявитель и есть владелец? Сравните лицо с фотографией.',
    en: 'Is the holder the owner? Compare face and photograph.',
  },
  holderYes: { ky: 'Ооба, ээси', ru: 'Да, владелец', en: 'Yes, the owner' },
  holderNo: { ky: 'Жок, башка адам', ru: 'Нет, другой человек', en: 'No, another person' },
  holderUnsure: { ky: 'Билбейм', ru: 'Не могу сказать', en: 'Cannot tell' },
  holderAsked: { ky: 'Документтин ээсиби', ru: 'Владелец ли', en: 'Holder is the owner' },
} as const satisfies Words;

export const featureWords = {
  'document-number': { ky: 'документтин номери', ru: 'номер документа', en: 'document number' },
  'personal-number': { ky: 'жеке номери', ru: 'личный номер', en: 'personal number' },
  name: { ky: 'аты-жөнү', ru: 'имя', en: 'name' },
  'birth-date': { ky: 'туулган күнү', ru: 'дата рождения', en: 'date of birth' },
  sex: { ky: 'жынысы', ru: 'пол', en: 'sex' },
  nationality: { ky: 'жарандыгы', ru: 'гражданство', en: 'nationality' },
} as const satisfies Words;
