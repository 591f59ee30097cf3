import type { Words } from './saying.ts';

/** List files, and how good the list is. */
export const importWords = {
  uploadTitle: { ky: 'Тизменин файлын жүктөө', ru: 'Загрузить файл списка', en: 'Upload a list file' },
  file: { ky: 'Файл, эң көп 100 МБ', ru: 'Файл, до 100 МБ', en: 'File, at most 100 MB' },
  secondFile: {
    ky: 'Экинчи файл (alt), бар болсо',
    ru: 'Второй файл (alt), если есть',
    en: 'Second file (alt), if there is one',
  },
  format: { ky: 'Файлдын түрү', ru: 'Формат', en: 'Format' },
  upload: { ky: 'Жүктөө', ru: 'Загрузить', en: 'Upload' },
  stop: { ky: 'Токтотуу', ru: 'Остановить', en: 'Stop' },
  uploading: {
    ky: 'Жөнөтүлүүдө: {sent} / {all} МБ, {left} калды',
    ru: 'Отправляется: {sent} из {all} МБ, осталось {left}',
    en: 'Being sent: {sent} of {all} MB, {left} left',
  },
  readingBytes: {
    ky: 'Окулду: {read} / {all} МБ, {left} калды',
    ru: 'Прочитано: {read} из {all} МБ, осталось {left}',
    en: 'Read: {read} of {all} MB, {left} left',
  },
  comparing: {
    ky: {
      one: 'Окулду: {count} жазуу. Күчүндөгү тизме менен салыштырылууда…',
      other: 'Окулду: {count} жазуу. Күчүндөгү тизме менен салыштырылууда…',
    },
    ru: {
      one: 'Прочитана {count} запись. Сравнивается с действующим списком…',
      few: 'Прочитано {count} записи. Сравнивается с действующим списком…',
      many: 'Прочитано {count} записей. Сравнивается с действующим списком…',
    },
    en: {
      one: '{count} record is read. It is being compared with the list in force…',
      other: '{count} records are read. They are being compared with the list in force…',
    },
  },
  reading: {
    ky: { one: 'Окулуп, салыштырылууда: {count} жазуу', other: 'Окулуп, салыштырылууда: {count} жазуу' },
    ru: {
      one: 'Читается и сравнивается: {count} запись',
      few: 'Читается и сравнивается: {count} записи',
      many: 'Читается и сравнивается: {count} записей',
    },
    en: { one: 'Being read and compared: {count} record', other: 'Being read and compared: {count} records' },
  },
  pickFile: { ky: 'Файл тандоо…', ru: 'Выбрать файл…', en: 'Choose a file…' },
  noFile: { ky: 'файл тандала элек', ru: 'файл не выбран', en: 'no file chosen' },
  chooseFile: { ky: 'Файлды тандаңыз.', ru: 'Выберите файл.', en: 'Choose a file.' },
  nothingYet: {
    ky: 'Файл башка кызматкер бекиткенге чейин күчүнө кирбейт.',
    ru: 'Ничего не вступит в силу, пока не утвердит другой сотрудник.',
    en: 'Nothing of it is in force before another account approves.',
  },
  none: { ky: 'Файл жүктөлө элек', ru: 'Файлов ещё не было', en: 'No file yet' },
  noneMore: {
    ky: 'БУУнун, OFACтын, OpenSanctionsтын тизмелери же өзүңүздүкү (NDJSON). Бекитүүдөн мурун ар бир айырма көрүнөт.',
    ru: 'Списки ООН, OFAC, OpenSanctions или свой (NDJSON). До утверждения видно каждое отличие.',
    en: 'Lists of the UN, OFAC, OpenSanctions, or your own (NDJSON). Every difference is seen before it is approved.',
  },
  title: { ky: 'Жүктөлгөн файлдар', ru: 'Загруженные файлы', en: 'Uploaded files' },
  list: { ky: 'Тизме', ru: 'Список', en: 'List' },
  uploaded: { ky: 'Жүктөгөн', ru: 'Загрузил(а)', en: 'Uploaded' },
  state: { ky: 'Абалы', ru: 'Состояние', en: 'State' },
  records: { ky: 'Жазуулар', ru: 'Записей', en: 'Records' },
  decided: { ky: 'Чечкен', ru: 'Решил', en: 'Decided' },
  approve: { ky: 'Күчүнө киргизүү', ru: 'Ввести в действие', en: 'Put in force' },
  approveQuestion: {
    ky: 'Бул файл бир кадамда күчүнө киргизилсинби: +{added}, өзгөрөт {changed}, кетет {removed}?',
    ru: 'Ввести файл в действие одним шагом: +{added}, изменится {changed}, уйдёт {removed}?',
    en: 'Put this file in force in one step: +{added}, {changed} changed, {removed} removed?',
  },
  confirmRemovals: {
    ky: 'Тизменин чоң бөлүгү кетет. Файл толук экенин текшериңиз. Баары бир киргизилсинби?',
    ru: 'Уйдёт заметная часть списка. Проверьте, полон ли файл. Всё равно ввести?',
    en: 'A large part of the list would go. Make sure that the file is whole. Put it in force all the same?',
  },
  rejectQuestion: { ky: 'Эмне үчүн четке кагылат?', ru: 'Почему отклоняете?', en: 'Why is it rejected?' },
  ownUpload: {
    ky: 'Муну өзүңүз жүктөгөнсүз: башка кызматкер чечет.',
    ru: 'Это ваша загрузка: решает другой сотрудник.',
    en: 'You uploaded this: somebody else decides.',
  },
  failed: { ky: 'Окулган жок: {problem}', ru: 'Не прочитано: {problem}', en: 'Could not be read: {problem}' },
  rows: { ky: 'Жазуулар: {what}', ru: 'Записи: {what}', en: 'Records: {what}' },
  rowsNone: { ky: 'Мындай жазуу жок.', ru: 'Таких записей нет.', en: 'There are none.' },
  line: { ky: 'Сап', ru: 'Строка', en: 'Line' },
  why: { ky: 'Себеби', ru: 'Почему', en: 'Why' },
  what: { ky: 'Эмне өзгөрөт', ru: 'Что меняется', en: 'What changes' },
  back: { ky: 'Бардык файлдар', ru: 'Все файлы', en: 'All files' },
} as const satisfies Words;

export const importStatusWords = {
  staging: { ky: 'окулууда', ru: 'читается', en: 'being read' },
  staged: { ky: 'чечим күтүүдө', ru: 'ждёт решения', en: 'waits for a decision' },
  failed: { ky: 'окулган жок', ru: 'не прочитан', en: 'could not be read' },
  applied: { ky: 'күчүндө', ru: 'введён', en: 'in force' },
  rejected: { ky: 'четке кагылган', ru: 'отклонён', en: 'rejected' },
} as const satisfies Words;

export const rowOutcomeWords = {
  added: { ky: 'жаңы', ru: 'новые', en: 'new' },
  changed: { ky: 'өзгөрөт', ru: 'изменятся', en: 'changed' },
  removed: { ky: 'кетет', ru: 'уйдут', en: 'removed' },
  rejected: { ky: 'жараксыз', ru: 'непригодные', en: 'unusable' },
  skipped: { ky: 'адам эмес', ru: 'не о людях', en: 'not a person' },
  unchanged: { ky: 'ошол бойдон', ru: 'без изменений', en: 'unchanged' },
} as const satisfies Words;

export const qualityWords = {
  leadNone: {
    ky: 'Акыркы 90 күндө бир да дал келүү бааланган жок.',
    ru: 'За последние 90 дней ни одно совпадение не оценено.',
    en: 'In the last 90 days no hit has been judged.',
  },
  lead: {
    ky: {
      one: 'Акыркы 90 күндө бааланган {count} дал келүүнүн {percent} % жаңылыш.',
      other: 'Акыркы 90 күндө бааланган {count} дал келүүнүн {percent} % жаңылыш.',
    },
    ru: {
      one: 'За 90 дней оценено {count} совпадение, ложных {percent} %.',
      few: 'За 90 дней оценено {count} совпадения, ложных {percent} %.',
      many: 'За 90 дней оценено {count} совпадений, ложных {percent} %.',
    },
    en: {
      one: 'Of {count} hit judged in 90 days, {percent} % was false.',
      other: 'Of {count} hits judged in 90 days, {percent} % were false.',
    },
  },
  inForce: {
    ky: {
      one: '{count} жазуу күчүндө, {hits} жазууда дал келүү болгон.',
      other: '{count} жазуу күчүндө, {hits} жазууда дал келүү болгон.',
    },
    ru: {
      one: 'Действует {count} запись, совпадения были у {hits}.',
      few: 'Действуют {count} записи, совпадения были у {hits}.',
      many: 'Действует {count} записей, совпадения были у {hits}.',
    },
    en: { one: '{count} entry in force, {hits} of them hit.', other: '{count} entries in force, {hits} of them hit.' },
  },
  completeness: {
    ky: 'Күчүндөгү жазуулардын толуктугу',
    ru: 'Полнота действующих записей',
    en: 'How complete the entries in force are',
  },
  step: { ky: '{from}–{to} %', ru: '{from} – {to} %', en: '{from} to {to} %' },
  noisiest: { ky: 'Эң көп жаңылтканы', ru: 'Самые шумные записи', en: 'The noisiest entries' },
  noisiestNone: { ky: 'Эч бир жазуу дал келген жок', ru: 'Совпадений не было', en: 'No entry was hit' },
  noisiestNoneMore: {
    ky: 'Бул жерде кайсы жазуу көп жаңылтканы жана туулган жылы эмнени өзгөртөрү көрүнөт.',
    ru: 'Здесь видно, какие записи останавливают не тех: им чаще всего не хватает года рождения.',
    en: 'Here you see which entries stop the wrong people: most lack a year of birth.',
  },
  hits: { ky: 'Дал келүү', ru: 'Совпадений', en: 'Hits' },
  confirmed: { ky: 'Ырасталды', ru: 'Подтверждено', en: 'Confirmed' },
  falseMatches: { ky: 'Жаңылыш', ru: 'Ложных', en: 'False' },
  silenced: { ky: 'Үнсүз калды', ru: 'Заглушено', en: 'Kept silent' },
  falseShare: { ky: 'Жаңылыш үлүшү', ru: 'Доля ложных', en: 'False share' },
  owners: { ky: 'Мекемелер боюнча', ru: 'По службам', en: 'By owner' },
  ownersHint: {
    ky: 'Күчүндөгү жазуулар, билдирбей текшерүүлөр кошулбайт.',
    ru: 'Действующие записи, без негласных.',
    en: 'Entries in force, discreet ones left out.',
  },
  owner: { ky: 'Мекеме', ru: 'Служба', en: 'Agency' },
  own: { ky: 'сиздики', ru: 'ваша', en: 'yours' },
  ownerEntries: {
    ky: { one: '{count} жазуу', other: '{count} жазуу' },
    ru: { one: '{count} запись', few: '{count} записи', many: '{count} записей' },
    en: { one: '{count} entry', other: '{count} entries' },
  },
  gone: { ky: 'күчүндө эмес', ru: 'уже не действует', en: 'no longer in force' },
  reviews: { ky: 'Кайра карала турган жазуулар', ru: 'Пора пересмотреть', en: 'Reviews due' },
  reviewsNone: { ky: 'Кайра карай турган жазуу жок', ru: 'Пересматривать нечего', en: 'No review is due' },
  reviewsNoneMore: {
    ky: 'Кайра карала турган күнү 30 күндүн ичинде келген жазуулар ушул жерде чыгат.',
    ru: 'Здесь появятся записи, срок пересмотра которых наступает в ближайшие 30 дней.',
    en: 'Entries whose review comes due within 30 days appear here.',
  },
  overdue: { ky: 'мөөнөтү өттү', ru: 'просрочено', en: 'overdue' },
} as const satisfies Words;
