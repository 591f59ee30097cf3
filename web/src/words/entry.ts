import type { Words } from './saying.ts';

/** The fields of an entry, and the form that fills them. */
export const entryWords = {
  category: { ky: 'Түрү', ru: 'Категория', en: 'Category' },
  action: { ky: 'Кабинада эмне кылынат', ru: 'Что делать в кабине', en: 'What the lane does' },
  names: { ky: 'Аттары', ru: 'Имена', en: 'Names' },
  birthDates: { ky: 'Туулган күнү', ru: 'Дата рождения', en: 'Date of birth' },
  sex: { ky: 'Жынысы', ru: 'Пол', en: 'Sex' },
  nationalities: { ky: 'Жарандыгы', ru: 'Гражданство', en: 'Nationality' },
  documents: { ky: 'Документтери', ru: 'Документы', en: 'Documents' },
  pin: { ky: 'Жеке номери (ПИН)', ru: 'Личный номер (ПИН)', en: 'Personal number (PIN)' },
  birthPlace: { ky: 'Туулган жери', ru: 'Место рождения', en: 'Place of birth' },
  flags: { ky: 'Кабинага эскертүү', ru: 'Предупредить кабину', en: 'Warn the lane' },
  legalBasis: { ky: 'Мыйзамдык негизи', ru: 'Правовое основание', en: 'Legal basis' },
  caseNumber: { ky: 'Иштин номери', ru: 'Номер дела', en: 'Case number' },
  severity: { ky: 'Олуттуулугу', ru: 'Тяжесть', en: 'Severity' },
  directions: { ky: 'Багыты', ru: 'Направления', en: 'Directions' },
  onlyNationalities: { ky: 'Ушул жарандар гана', ru: 'Только эти гражданства', en: 'Only these nationalities' },
  contact: { ky: 'Күнү-түнү кимге чалуу керек', ru: 'Кому звонить круглосуточно', en: 'Whom to call around the clock' },
  validFrom: { ky: 'Башталат', ru: 'Действует с', en: 'In force from' },
  reviewDue: { ky: 'Кайра карала турган күн', ru: 'Пересмотреть до', en: 'Review due' },
  validTo: { ky: 'Акыркы күнү, ошол күн кошулат', ru: 'Последний день, включительно', en: 'Last day, included' },
  sourceList: { ky: 'Кайсы тизмеден', ru: 'Из какого списка', en: 'Source list' },
  sourceId: { ky: 'Ошол тизмедеги номери', ru: 'Номер в том списке', en: 'Id in that list' },

  newTitle: { ky: 'Жаңы жазуу', ru: 'Новая запись', en: 'A new entry' },
  changeTitle: { ky: 'Өзгөртүү: {name}', ru: 'Изменение: {name}', en: 'A change to {name}' },
  sectionWhy: { ky: 'Эмне үчүн жана эмне кылынат', ru: 'За что и что делать', en: 'Why, and what to do' },
  sectionWho: { ky: 'Ким', ru: 'Кто', en: 'Who' },
  sectionDocuments: { ky: 'Кайсы документ', ru: 'Какой документ', en: 'Which document' },
  sectionOwner: { ky: 'Документтин ээси', ru: 'Владелец документа', en: 'The document’s owner' },
  sectionBasis: { ky: 'Негизи жана мөөнөтү', ru: 'Основание и срок', en: 'Basis and time' },
  nameHint: {
    ky: 'Билген ар бир жазылышы, өз тамгасында. Лакап же көптөрдүн аты – «алсыз».',
    ru: 'Каждое известное написание, своим письмом. Прозвище или частое имя – «слабое».',
    en: 'Every spelling you know, in its own script. A nickname or a common name is “weak”.',
  },
  kindPrimary: { ky: 'негизги аты', ru: 'основное', en: 'main name' },
  kindAlias: { ky: 'башка аты', ru: 'другое имя', en: 'another name' },
  kindWeak: { ky: 'алсыз белги', ru: 'слабое', en: 'weak' },
  name: { ky: 'Аты', ru: 'Имя', en: 'Name' },
  kind: { ky: 'Аттын түрү', ru: 'Вид имени', en: 'Kind of name' },
  birthDateHint: {
    ky: '22.11.1990, 11.1990 же 1990; болжол менен – c1970; эки жыл – 1970/1975',
    ru: '22.11.1990, 11.1990 или 1990; примерно – c1970; один из годов – 1970/1975',
    en: '22.11.1990, 11.1990 or 1990; about: c1970; one of two years: 1970/1975',
  },
  statesHint: {
    ky: 'Үч тамга, боштук менен: KGZ UZB',
    ru: 'По три буквы через пробел: KGZ UZB',
    en: 'Three letters each: KGZ UZB',
  },
  documentState: { ky: 'Мамлекет', ru: 'Государство', en: 'State' },
  documentNumber: { ky: 'Номери', ru: 'Номер', en: 'Number' },
  directionsHint: {
    ky: 'Бош болсо: кирүүгө тыюу кирүүдө, чыгууга тыюу чыгууда, калганы эки жакка тең.',
    ru: 'Пусто: запрет на въезд – на въезде, на выезд – на выезде, остальное в обе стороны.',
    en: 'Empty: an entry ban holds on entry, an exit ban on exit, all else both ways.',
  },
  onlyHint: {
    ky: 'Көп тараган ат үчүн: аты боюнча башкаларга тийбейт. Документтер ошол бойдон иштейт.',
    ru: 'Для частого имени: по имени не коснётся остальных. Документы действуют как прежде.',
    en: 'For a name that is everywhere: by name it means nobody else. Documents hold all the same.',
  },
  neededFor: { ky: 'бекитүү үчүн керек', ru: 'нужно для утверждения', en: 'needed for approval' },
  childCalm: {
    ky: 'Кабина муну сабырдуу сөздөр менен көрөт: жардам сунуштоо үчүн.',
    ru: 'Кабина увидит это спокойными словами: чтобы помочь.',
    en: 'The lane sees this in calm words: to help.',
  },
  discreetNote: {
    ky: 'Кабинада эч нерсе көрүнбөйт. Дал келүүнү сиздин мекеме гана билет.',
    ru: 'В кабине ничего не видно. О совпадении узнает только ваша служба.',
    en: 'No lane sees anything of it. Only your agency learns of a hit.',
  },
  documentNote: {
    ky: 'Документти ким көрсөтсө да токтотот; ээси күнөөлүү эмес.',
    ru: 'Останавливает любого с этим документом; владелец ни в чём не виноват.',
    en: 'It stops whoever carries the document; its owner is not meant.',
  },
  propose: { ky: 'Сунуштоо', ru: 'Предложить', en: 'Propose' },
  proposeQuestion: {
    ky: 'Сунушталсынбы? Башка кызматкер бекиткенден кийин күчүнө кирет.',
    ru: 'Предложить? Вступит в силу, когда утвердит другой сотрудник.',
    en: 'Propose? It is in force once another account approves.',
  },
  discard: { ky: 'Таштап салуу', ru: 'Отбросить', en: 'Discard' },
  discardQuestion: { ky: 'Жазганыңыз өчүрүлсүнбү?', ru: 'Удалить введённое?', en: 'Throw away what you typed?' },
  nothingChanged: {
    ky: 'Азырынча эч нерсе өзгөргөн жок.',
    ru: 'Пока ничего не изменено.',
    en: 'Nothing is changed yet.',
  },

  simTitle: { ky: 'Эмне болмок', ru: 'Что было бы', en: 'What it would have done' },
  simStopped: {
    ky: { one: 'Акыркы 30 күндө {count} адамды токтотмок', other: 'Акыркы 30 күндө {count} адамды токтотмок' },
    ru: {
      one: 'За последние 30 дней остановила бы {count} человека',
      few: 'За последние 30 дней остановила бы {count} человека',
      many: 'За последние 30 дней остановила бы {count} человек',
    },
    en: {
      one: 'In the last 30 days this would have stopped {count} person',
      other: 'In the last 30 days this would have stopped {count} people',
    },
  },
  simReviewed: {
    ky: { one: 'жана {count} адамды текшертмек.', other: 'жана {count} адамды текшертмек.' },
    ru: {
      one: 'и отправила бы на проверку {count}.',
      few: 'и отправила бы на проверку {count}.',
      many: 'и отправила бы на проверку {count}.',
    },
    en: { one: 'and reviewed {count}.', other: 'and reviewed {count}.' },
  },
  simReported: {
    ky: {
      one: 'Акыркы 30 күндө {count} дал келүү билдирилмек.',
      other: 'Акыркы 30 күндө {count} дал келүү билдирилмек.',
    },
    ru: {
      one: 'За последние 30 дней сообщила бы об {count} совпадении.',
      few: 'За последние 30 дней сообщила бы о {count} совпадениях.',
      many: 'За последние 30 дней сообщила бы о {count} совпадениях.',
    },
    en: {
      one: 'In the last 30 days this would have reported {count} hit.',
      other: 'In the last 30 days this would have reported {count} hits.',
    },
  },
  simCrossings: {
    ky: { one: '{count} өтүү салыштырылды.', other: '{count} өтүү салыштырылды.' },
    ru: {
      one: 'Сравнено {count} пересечение.',
      few: 'Сравнено {count} пересечения.',
      many: 'Сравнено {count} пересечений.',
    },
    en: { one: '{count} crossing was compared.', other: '{count} crossings were compared.' },
  },
  simPartly: {
    ky: 'Убакыт жетпей, {from} тарта гана салыштырылды.',
    ru: 'Не хватило времени: сравнено только с {from}.',
    en: 'Time ran out: compared from {from} on only.',
  },
  simAsking: { ky: 'Эсептелүүдө…', ru: 'Считается…', en: 'Being counted…' },
  simOld: {
    ky: 'Мурунку жооп; жаңысы эсептелүүдө…',
    ru: 'Прежний ответ; новый считается…',
    en: 'The answer before; a new one is being counted…',
  },
  simNeedsName: {
    ky: 'Атын жазыңыз: бул жазуу кимди токтотмок экенин программа ошол замат айтат.',
    ru: 'Введите имя: программа сразу скажет, кого остановила бы эта запись.',
    en: 'Type a name: the program says at once whom this entry would have stopped.',
  },
  simNeedsCase: {
    ky: 'Адамдарды жана 5тен аз сандарды көрүү үчүн иштин номерин жазыңыз: андай жооп иши менен аудитке жазылат.',
    ru: 'Чтобы увидеть людей и числа меньше 5, укажите номер дела: такой ответ записывается в журнал с делом.',
    en: 'Give the case number to see the people, and numbers below 5: that answer is recorded with its case.',
  },
  simFew: { ky: '5тен аз', ru: 'меньше 5', en: 'fewer than 5' },
  simStoppedFew: {
    ky: 'Акыркы 30 күндө 5тен аз адамды токтотмок',
    ru: 'За последние 30 дней остановила бы меньше 5 человек',
    en: 'In the last 30 days this would have stopped fewer than 5 people',
  },
  simReviewedFew: {
    ky: 'жана 5тен аз адамды текшертмек.',
    ru: 'и отправила бы на проверку меньше 5.',
    en: 'and reviewed fewer than 5.',
  },
  simReportedFew: {
    ky: 'Акыркы 30 күндө 5тен аз адам жөнүндө билдирилмек.',
    ru: 'За последние 30 дней сообщила бы меньше чем о 5 людях.',
    en: 'In the last 30 days this would have reported fewer than 5 people.',
  },
  simUsually: {
    ky: 'адатта {typical}, эң көп дегенде {most}.',
    ru: 'обычно {typical}, не больше {most}.',
    en: 'usually {typical}, at most {most}.',
  },
  simOnlyFew: { ky: '5тен аз.', ru: 'меньше 5.', en: 'fewer than 5.' },
  simAtMost: { ky: 'эң көп дегенде {most}.', ru: 'не больше {most}.', en: 'at most {most}.' },
  simNarrowed: {
    ky: 'Анда ушунча адамга тиймек: аты жакын адамдарда кездешкен ар бир маани менен эсептелди.',
    ru: 'Стольких людей она тогда коснулась бы: посчитано с каждым значением, какое есть у близких по имени.',
    en: 'So many people it would then concern, counted with each value that people near the name have.',
  },
  simWrong: {
    ky: 'Белгиленген талаалар оңдолсо эсептелет.',
    ru: 'Будет посчитано, когда отмеченные поля исправлены.',
    en: 'Counted once the marked fields are right.',
  },
  simNearest: { ky: 'Эң жакындары', ru: 'Самые близкие', en: 'The nearest people' },
  simNearestNone: { ky: 'Эч ким жакын келген жок.', ru: 'Никто не оказался близко.', en: 'Nobody came near.' },
  simPurpose: { ky: 'Тизменин жазуусун даярдоо', ru: 'Подготовка записи списка', en: 'Preparing a watchlist entry' },
  simPurposeDecision: { ky: 'Сунуш боюнча чечим', ru: 'Решение по предложению', en: 'Deciding on a proposal' },
  bandStop: { ky: 'токтотмок', ru: 'остановила бы', en: 'would be stopped' },
  bandReview: { ky: 'текшертмек', ru: 'на проверку', en: 'would be reviewed' },
  bandLog: { ky: 'жазылып гана калмак', ru: 'только запись', en: 'only recorded' },
  gaps: { ky: 'Толуктаса болот', ru: 'Можно дополнить', en: 'Would make it better' },
  complete: { ky: 'Баары толтурулган.', ru: 'Всё заполнено.', en: 'Nothing is missing.' },
} as const satisfies Words;

/** Before a figure: what one more fact would leave. */
export const narrowingWords = {
  birthYear: { ky: 'Туулган жылы менен:', ru: 'С годом рождения:', en: 'With a year of birth:' },
  nationality: { ky: 'Жарандыгы менен:', ru: 'С гражданством:', en: 'With a nationality:' },
  sex: { ky: 'Жынысы менен:', ru: 'С полом:', en: 'With the sex:' },
} as const satisfies Words;

export const gapWords = {
  birthDate: { ky: 'туулган күнү толук', ru: 'полная дата рождения', en: 'a whole date of birth' },
  document: { ky: 'документи же ПИН', ru: 'документ или ПИН', en: 'a document or personal number' },
  nationality: { ky: 'жарандыгы', ru: 'гражданство', en: 'nationality' },
  sex: { ky: 'жынысы', ru: 'пол', en: 'sex' },
  nativeScript: { ky: 'аты өз тамгасында', ru: 'имя родным письмом', en: 'the name in its own script' },
  legalBasis: { ky: 'мыйзамдык негизи', ru: 'правовое основание', en: 'legal basis' },
  contact: { ky: 'күнү-түнү байланыш', ru: 'круглосуточный контакт', en: 'a contact around the clock' },
  birthPlace: { ky: 'туулган жери', ru: 'место рождения', en: 'place of birth' },
} as const satisfies Words;

export const entryActionWords = {
  arrest: { ky: 'кармоо', ru: 'арестовать', en: 'arrest' },
  'refuse-entry': { ky: 'киргизбөө', ru: 'не пропускать на въезд', en: 'refuse entry' },
  'refuse-exit': { ky: 'чыгарбоо', ru: 'не пропускать на выезд', en: 'refuse exit' },
  refer: { ky: 'кошумча текшерүүгө', ru: 'на углублённую проверку', en: 'send to the second line' },
  protect: { ky: 'коргоо', ru: 'защитить', en: 'protect' },
  'report-discreetly': { ky: 'билдирбей кабарлоо', ru: 'сообщить негласно', en: 'report discreetly' },
  'seize-document': { ky: 'документти алып калуу', ru: 'изъять документ', en: 'seize the document' },
} as const satisfies Words;

export const entryCategoryWords = {
  'wanted-for-arrest': { ky: 'Издөөдө, камакка алуу үчүн', ru: 'Розыск для ареста', en: 'Wanted for arrest' },
  'refusal-of-entry': { ky: 'Кирүүгө тыюу', ru: 'Запрет на въезд', en: 'Entry ban' },
  'exit-ban': { ky: 'Чыгууга убактылуу чектөө', ru: 'Ограничение выезда', en: 'Exit ban' },
  'missing-or-vulnerable-person': {
    ky: 'Дайынсыз же корголушу керек адам',
    ru: 'Пропавший или уязвимый человек',
    en: 'Missing or vulnerable person',
  },
  'child-at-risk': {
    ky: 'Коргоого муктаж бала',
    ru: 'Ребёнок, которому нужна защита',
    en: 'Child who needs protection',
  },
  'judicial-procedure': { ky: 'Сот иши боюнча', ru: 'Судебное дело', en: 'Judicial procedure' },
  'discreet-check': { ky: 'Билдирбей текшерүү', ru: 'Негласная проверка', en: 'Discreet check' },
  'inquiry-check': { ky: 'Суроо-жооп менен текшерүү', ru: 'Проверка с опросом', en: 'Inquiry check' },
  'lost-document': { ky: 'Жоголгон документ', ru: 'Утраченный документ', en: 'Lost document' },
  'stolen-document': { ky: 'Уурдалган документ', ru: 'Похищенный документ', en: 'Stolen document' },
  'invalidated-document': { ky: 'Жараксыз документ', ru: 'Недействительный документ', en: 'Invalidated document' },
  other: { ky: 'Башка', ru: 'Другое', en: 'Other' },
} as const satisfies Words;

export const severityWords = {
  low: { ky: 'төмөн', ru: 'низкая', en: 'low' },
  medium: { ky: 'орто', ru: 'средняя', en: 'medium' },
  high: { ky: 'жогору', ru: 'высокая', en: 'high' },
} as const satisfies Words;
