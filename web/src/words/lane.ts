import type { Words } from './saying.ts';

/** The lane: from the scan to the decision. */
export const laneWords = {
  chooseTitle: {
    ky: 'Пунктту жана кабинаны тандаңыз',
    ru: 'Выберите пункт пропуска и кабину',
    en: 'Choose checkpoint and lane',
  },
  chooseNone: {
    ky: 'Бул аккаунт бир да пунктта иштебейт. Улукка кайрылыңыз.',
    ru: 'Эта учётная запись не работает ни в одном пункте. Обратитесь к старшему смены.',
    en: 'This account works at no checkpoint. Ask the shift leader.',
  },
  noLanes: { ky: 'Бул пунктта кабина жок.', ru: 'В этом пункте нет кабин.', en: 'This checkpoint has no lanes.' },
  laneName: { ky: '{lane}-кабина', ru: 'Кабина {lane}', en: 'Lane {lane}' },
  changeLane: { ky: 'Башка кабина', ru: 'Другая кабина', en: 'Another lane' },

  waiting: { ky: 'Документти окутуңуз', ru: 'Приложите документ', en: 'Scan a document' },
  waitingMore: {
    ky: 'Окугуч курсор кайда болсо да угулат.',
    ru: 'Считыватель слышен, где бы ни стоял курсор.',
    en: 'The reader is heard wherever the cursor stands.',
  },
  reading: { ky: 'Текшерилүүдө', ru: 'Проверяется', en: 'Checking' },
  typeByHand: { ky: 'Кол менен жазуу', ru: 'Ввести вручную', en: 'Type by hand' },

  go: { ky: 'Өткөрүүгө болот', ru: 'Можно пропустить', en: 'Go' },
  look: { ky: 'Көңүл буруңуз', ru: 'Обратите внимание', en: 'Look' },
  hold: { ky: 'Кармап туруңуз', ru: 'Задержите', en: 'Hold' },
  manualCheck: { ky: 'Кол менен текшериңиз', ru: 'Проверить вручную', en: 'Manual check' },
  notScreened: { ky: 'Жооп жок', ru: 'Нет ответа', en: 'Not screened' },
  notScreenedMore: {
    ky: 'Бул экран боюнча өткөрбөңүз. Окулганы сакталды, {since} бери кайра суралууда.',
    ru: 'Не пропускать по этому экрану. Прочитанное сохранено, запрос повторяется с {since}.',
    en: 'Do not admit on this screen. What was read is kept and asked again since {since}.',
  },
  refusedQuestion: {
    ky: 'Сервер текшерүүнү кабыл алган жок. Бул экран боюнча өткөрбөңүз.',
    ru: 'Сервер не принял проверку. Не пропускать по этому экрану.',
    en: 'The server did not accept the inspection. Do not admit on this screen.',
  },
  manualCheckMore: {
    ky: 'Аты салыштырууга жараксыз. Документти колго алып окуңуз же кошумча текшерүүгө жөнөтүңүз.',
    ru: 'Имя нельзя сравнить со списком. Прочтите документ сами или направьте на углублённую проверку.',
    en: 'The name cannot be compared with the list. Read the document yourself or send to the second line.',
  },
  holdMore: {
    ky: 'Өткөрбөңүз. Улук экранынан көрүп турат.',
    ru: 'Не пропускайте. Старший смены видит это у себя.',
    en: 'Do not admit. The shift leader sees it on the board.',
  },

  admit: { ky: 'Өткөрүү', ru: 'Пропустить', en: 'Admit' },
  refuse: { ky: 'Баш тартуу…', ru: 'Отказать…', en: 'Refuse…' },
  refer: { ky: 'Кошумча текшерүүгө', ru: 'На углублённую проверку', en: 'Second line' },
  abandon: { ky: 'Жаңылыш окулду', ru: 'Ошибочное чтение', en: 'Wrong scan' },
  back: { ky: 'Артка', ru: 'Назад', en: 'Back' },
  asksProtection: { ky: 'Коргоо сурайт', ru: 'Просит защиты', en: 'Asks for protection' },
  keyAcknowledge: { ky: 'тааныштым', ru: 'принять к сведению', en: 'take note' },
  acknowledged: { ky: 'тааныштым', ru: 'учтено', en: 'noted' },
  acknowledgeFirst: {
    ky: { one: 'Дагы {count} эскертүүнү белгилеңиз', other: 'Дагы {count} эскертүүнү белгилеңиз' },
    ru: {
      one: 'Отметьте ещё {count} замечание',
      few: 'Отметьте ещё {count} замечания',
      many: 'Отметьте ещё {count} замечаний',
    },
    en: { one: 'Take note of {count} more', other: 'Take note of {count} more' },
  },
  protectionQuestion: {
    ky: 'Бул адам коргоо (башпаанек) сурап жатабы же кайтуудан коркобу?',
    ru: 'Просит ли этот человек защиты (убежища) или боится возвращения?',
    en: 'Does this person ask for protection (asylum), or fear to return?',
  },
  protectionNo: { ky: 'Жок', ru: 'Нет', en: 'No' },
  protectionYes: {
    ky: 'Ооба: кошумча текшерүүгө, баш тартууга болбойт',
    ru: 'Да: на углублённую проверку, отказывать нельзя',
    en: 'Yes: to the second line, no refusal',
  },
  reasonQuestion: { ky: 'Баш тартуунун себеби', ru: 'Причина отказа', en: 'Reason of the refusal' },
  overrideQuestion: { ky: 'Эмне үчүн өткөрүлөт', ru: 'Почему пропускаете', en: 'Why admitted all the same' },
  overrideChecked: {
    ky: 'Документ кол менен текшерилди, баары туура',
    ru: 'Документ проверен вручную, всё в порядке',
    en: 'Document checked by hand, all in order',
  },
  overrideExplained: {
    ky: 'Түшүндүрдү жана далилдеди',
    ru: 'Объяснение дано и подтверждено',
    en: 'Explained and shown to be true',
  },
  overrideLeader: {
    ky: 'Нөөмөт улугунун макулдугу менен',
    ru: 'С согласия старшего смены',
    en: 'The shift leader agreed',
  },
  overrideRecord: {
    ky: 'Каттоодогу ката, кирүү-чыгуу башка документ менен болгон',
    ru: 'Ошибка учёта, пересечение было по другому документу',
    en: 'An error of the records: crossed with another document',
  },
  overrideOther: { ky: 'Башка себеп…', ru: 'Другая причина…', en: 'Another reason…' },
  overrideTyped: { ky: 'Себебин жазыңыз', ru: 'Напишите причину', en: 'Write the reason' },
  citizenNotRefused: {
    ky: 'Жаранга кирүүдөн баш тартылбайт.',
    ru: 'Гражданину во въезде не отказывают.',
    en: 'A citizen is not refused entry.',
  },
  chooseWay: {
    ky: 'Enter бул жерде иштебейт: кийинки кадамды тандаңыз.',
    ru: 'Enter здесь не действует: выберите, что делать.',
    en: 'Enter does nothing here: choose the way on.',
  },
  decideFirst: {
    ky: 'Дагы бир документ окулду, бирок алынган жок: адегенде ушул адам боюнча чечим чыгарыңыз.',
    ru: 'Прочитан ещё один документ, он не принят: сначала решите по этому человеку.',
    en: 'Another document was read and not taken: decide on this person first.',
  },
  sending: { ky: 'Жөнөтүлүүдө', ru: 'Отправляется', en: 'Sending' },

  today: { ky: 'Бүгүн {count}', ru: 'Сегодня {count}', en: 'Today {count}' },
  justNow: { ky: 'Акыркысы', ru: 'Последний', en: 'Last' },
  ago: { ky: '{age} мурда', ru: '{age} назад', en: '{age} ago' },
  kept: {
    ky: { one: 'жөнөтүлө элек {count} чечим сакталды', other: 'жөнөтүлө элек {count} чечим сакталды' },
    ru: {
      one: 'сохранено {count} неотправленное решение',
      few: 'сохранено {count} неотправленных решения',
      many: 'сохранено {count} неотправленных решений',
    },
    en: { one: '{count} decision kept, not yet sent', other: '{count} decisions kept, not yet sent' },
  },
  keptOfGroups: {
    ky: {
      one: 'топ боюнча жөнөтүлө элек {count} белги сакталды',
      other: 'топ боюнча жөнөтүлө элек {count} белги сакталды',
    },
    ru: {
      one: 'сохранена {count} неотправленная отметка о группе',
      few: 'сохранены {count} неотправленные отметки о группе',
      many: 'сохранено {count} неотправленных отметок о группе',
    },
    en: { one: '{count} mark of a group kept, not yet sent', other: '{count} marks of a group kept, not yet sent' },
  },
  keptMore: {
    ky: 'Байланыш келгенде баары бир жолудан, ирети менен жөнөтүлөт.',
    ru: 'Когда связь появится, всё уйдёт по одному разу и по порядку.',
    en: 'When the server is back each is sent once, in order.',
  },
  keptHereOnly: {
    ky: {
      one: '{count} жазуу ушул баракта гана турат: бул машина аларды сактай албайт. Жөнөтүлмөйүнчө баракты жаппаңыз.',
      other: '{count} жазуу ушул баракта гана турат: бул машина аларды сактай албайт. Жөнөтүлмөйүнчө баракты жаппаңыз.',
    },
    ru: {
      one: '{count} запись есть только на этой странице: эта машина не может её сохранить. Не закрывайте страницу, пока она не уйдёт.',
      few: '{count} записи есть только на этой странице: эта машина не может их сохранить. Не закрывайте страницу, пока они не уйдут.',
      many: '{count} записей есть только на этой странице: эта машина не может их сохранить. Не закрывайте страницу, пока они не уйдут.',
    },
    en: {
      one: '{count} record is in this page only: this machine cannot keep it. Do not close the page until it is sent.',
      other:
        '{count} records are in this page only: this machine cannot keep them. Do not close the page until they are sent.',
    },
  },
  cannotKeep: {
    ky: 'Бул машина чечимдерди сактай албай жатат: алар түз жөнөтүлөт. Улукка айтыңыз.',
    ru: 'Эта машина не может сохранять решения: они отправляются сразу. Сообщите старшему смены.',
    en: 'This machine cannot keep decisions: they are sent directly. Tell the shift leader.',
  },
  tickNotTaken: {
    ky: 'Сервер {name} жүзү көрүлгөнүн кабыл алган жок ({problem}). Топту текшериңиз.',
    ru: 'Сервер не принял отметку о лице {name} ({problem}). Проверьте группу.',
    en: 'The server did not take the tick for {name} ({problem}). Look at the group.',
  },
  joinNotTaken: {
    ky: 'Сервер {name} топко кошулганын кабыл алган жок ({problem}). Топту текшериңиз.',
    ru: 'Сервер не принял {name} в группу ({problem}). Проверьте группу.',
    en: 'The server did not take {name} into the group ({problem}). Look at the group.',
  },
  notRecorded: { ky: 'жазылган жок', ru: 'не записано', en: 'not recorded' },
  leftBehind: {
    ky: 'Бул адам барак жабылганда кабинада калган, чечим чыга элек. Документти адам менен салыштырып, чечим кабыл алыңыз.',
    ru: 'Этот человек остался в кабине, когда страница была закрыта; решения ещё нет. Сверьте документ с человеком и примите решение.',
    en: 'This person was at the lane when the page was left, and is undecided. Compare the document with the person, then decide.',
  },
  notTaken: {
    ky: 'Сервер {name} боюнча чечимди кабыл алган жок ({problem}). Улукка айтыңыз.',
    ru: 'Сервер не принял решение по {name} ({problem}). Сообщите старшему смены.',
    en: 'The server did not take the decision on {name} ({problem}). Tell the shift leader.',
  },
  understood: { ky: 'Түшүнүктүү', ru: 'Понятно', en: 'Understood' },
  admitted: { ky: 'өткөрүлдү', ru: 'пропущен', en: 'admitted' },
  refused: { ky: 'баш тартылды', ru: 'отказано', en: 'refused' },
  referred: { ky: 'кошумча текшерүүгө', ru: 'на углублённой проверке', en: 'to the second line' },
  abandoned: { ky: 'жаңылыш окулган', ru: 'ошибочное чтение', en: 'wrong scan' },
  returned: { ky: 'кайтарылган', ru: 'возврат соседней стороной', en: 'turned back' },
  voided: { ky: 'өтпөй калган', ru: 'пересечения не было', en: 'did not cross' },
  notSentYet: { ky: 'жөнөтүлө элек', ru: 'не отправлено', en: 'not sent yet' },

  correct: { ky: 'Чечимди оңдоо…', ru: 'Исправить решение…', en: 'Correct a decision…' },
  correctTitle: { ky: 'Чечимди оңдоо', ru: 'Исправить решение', en: 'Correct a decision' },
  correctWhich: {
    ky: 'Кимди оңдойсуз? 15 мүнөткө чейин',
    ru: 'Кого исправить? В течение 15 минут',
    en: 'Whose? Within 15 minutes',
  },
  correctHow: { ky: '{name}: эмне туура эмес?', ru: '{name}: что неверно?', en: '{name}: what is wrong?' },
  correctVoid: { ky: 'Чек арадан өткөн жок', ru: 'Пересечения не было', en: 'Did not cross' },
  correctReturned: {
    ky: 'Кошуна тарап кайтарып жиберди',
    ru: 'Возврат соседней стороной',
    en: 'Turned back by the neighbour',
  },
  correctDirection: {
    ky: 'Багыты башка: {direction}',
    ru: 'Направление другое: {direction}',
    en: 'The direction was {direction}',
  },
  correctVisa: { ky: 'Визасы туура эмес…', ru: 'Неверна виза…', en: 'The visa was wrong…' },
  correctVisaAct: { ky: 'Визаны оңдоо', ru: 'Исправить визу', en: 'Correct the visa' },
  corrected: { ky: '{name}: оңдолду.', ru: '{name}: исправлено.', en: '{name}: corrected.' },
  correctedReferred: {
    ky: '{name}: оңдолду. Дал келүү табылды, кошумча текшерүүгө берилди.',
    ru: '{name}: исправлено. Есть совпадение, передано на углублённую проверку.',
    en: '{name}: corrected. There is a match; it went to the second line.',
  },
  nothingToCorrect: {
    ky: 'Акыркы 15 мүнөттө бул жерде эч ким өткөрүлгөн жок.',
    ru: 'За последние 15 минут здесь никого не пропустили.',
    en: 'Nobody was admitted here in the last 15 minutes.',
  },
} as const satisfies Words;
