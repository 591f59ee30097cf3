/**
 * Invented people and the ways in which states and clerks spell them. The tables are written here from what documents print, and share
 * nothing with the screening that they judge.
 */

export interface SpeltPair {
  rule: string;
  listed: { name: string; birthDate: string; nationality: string };
  asked: { name: string; birthDate: string };
}

type Table = Readonly<Record<string, string>>;

/** Letters that all tables spell alike. */
const COMMON: Table = {
  ...{ А: 'A', Б: 'B', В: 'V', Г: 'G', Д: 'D', Е: 'E', З: 'Z', И: 'I', К: 'K', Л: 'L', М: 'M', Н: 'N', О: 'O', П: 'P' },
  ...{ Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Ъ: '', Ь: '', Э: 'E', Ө: 'O', Ү: 'U', Ң: 'N' },
};

const TABLES: Readonly<Record<string, Table>> = {
  // Doc 9303-3, section 6 B
  passport: {
    ...COMMON,
    ...{ Ё: 'E', Ж: 'ZH', Й: 'I', Х: 'KH', Ц: 'TS', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ы: 'Y', Ю: 'IU', Я: 'IA' },
  },
  english: {
    ...COMMON,
    ...{ Ё: 'YO', Ж: 'J', Й: 'Y', Х: 'H', Ц: 'TS', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ы: 'Y', Ю: 'YU', Я: 'YA', Ң: 'NG' },
  },
  // Soviet and early passports went through French
  french: {
    ...COMMON,
    ...{ Ё: 'IO', Ж: 'J', Й: 'I', Х: 'KH', Ц: 'TS', Ч: 'TCH', Ш: 'CH', Щ: 'CHTCH', Ы: 'Y', Ю: 'IOU', Я: 'IA', У: 'OU' },
  },
  german: {
    ...COMMON,
    ...{ В: 'W', Ё: 'JO', Ж: 'SCH', Й: 'J', Х: 'CH', Ц: 'Z', Ч: 'TSCH', Ш: 'SCH', Щ: 'SCHTSCH', Ы: 'Y', Ю: 'JU' },
    ...{ Я: 'JA', Ө: 'Ö', Ү: 'Ü' },
  },
  turkish: {
    ...COMMON,
    ...{ Ё: 'YO', Ж: 'C', Й: 'Y', Х: 'H', Ц: 'TS', Ч: 'Ç', Ш: 'Ş', Щ: 'Ş', Ы: 'I', Ю: 'YU', Я: 'YA', Ө: 'Ö', Ү: 'Ü' },
  },
};

/** Nobody of these exists: surname, given name, patronymic, birth date. */
const PEOPLE: readonly (readonly [string, string, string, string, string])[] = [
  ['ТОКТОРБАЕВ', 'ЖАНЫБЕК', 'АСКАРОВИЧ', '1978-04-11', 'KGZ'],
  ['ЖУМАКЕЕВА', 'ЧЫНАРА', 'БОЛОТОВНА', '1985-09-23', 'KGZ'],
  ['ШЕРАЛИЕВ', 'ҮМҮТБЕК', 'САГЫНОВИЧ', '1969-12-30', 'KGZ'],
  ['ӨМҮРАЛИЕВ', 'ӨСКӨН', 'ТАШТАНОВИЧ', '1974-02-17', 'KGZ'],
  ['ЧОКТОЕВ', 'ЭЛДИЯР', 'КУБАТОВИЧ', '1991-06-08', 'KGZ'],
  ['КЫДЫРГАЗИЕВА', 'ЖЫПАР', 'МУКАШЕВНА', '1980-10-19', 'KGZ'],
  ['БӨРҮБАЕВ', 'ЫСМАЙЫЛ', 'ЧОТОЕВИЧ', '1963-03-25', 'KGZ'],
  ['ДҮЙШӨКЕЕВ', 'ЗАМИР', 'ОРОЗБЕКОВИЧ', '1988-11-14', 'KGZ'],
  ['САТЫКУЛОВА', 'НУРЖАМАЛ', 'ЖАПАРОВНА', '1995-07-28', 'KGZ'],
  ['ХОДЖАМКУЛОВ', 'ШАВКАТ', 'ЮЛДАШЕВИЧ', '1972-08-16', 'UZB'],
  ['ЮСУФХУЖАЕВА', 'ДИЛЬНОЗА', 'ЯКУБОВНА', '1983-01-21', 'UZB'],
  ['ЖАББОРБЕРГАНОВ', 'ОЙБЕК', 'ХАМИДОВИЧ', '1977-05-13', 'UZB'],
  ['НИГМЕТЖАНОВ', 'ЕРЖАН', 'СЕРИКПАЕВИЧ', '1990-12-18', 'KAZ'],
  ['ШАЙМЕРГЕНОВА', 'ГУЛЬЖИХАН', 'КУАНЫШЕВНА', '1966-09-15', 'KAZ'],
  ['ЖОЛЫМБЕТОВ', 'АЙДАР', 'ТЛЕУХАНОВИЧ', '1981-02-27', 'KAZ'],
  ['ЩЕГЛОВИТОВ', 'ЮРИЙ', 'АРКАДЬЕВИЧ', '1959-06-22', 'RUS'],
  ['ЯЧМЕНЁВА', 'ЕВГЕНИЯ', 'ВЯЧЕСЛАВОВНА', '1987-03-29', 'RUS'],
  ['ЖУРАВЛЁВСКИЙ', 'АЛЕКСЕЙ', 'ХАРИТОНОВИЧ', '1970-10-24', 'RUS'],
  ['ЦЫБУЛЬЧЕНКО', 'ФЁДОР', 'ИГНАТЬЕВИЧ', '1964-04-26', 'RUS'],
  ['САФАРХОНЗОДА', 'ФИРДАВС', 'ХУШВАХТОВИЧ', '1992-08-31', 'TJK'],
  ['НАЗРУЛЛОЕВА', 'МАВЧУДА', 'ШАРИФОВНА', '1986-12-13', 'TJK'],
  ['АННАМЫРАДОВ', 'БЕГЕНЧ', 'ОРАЗОВИЧ', '1979-05-30', 'TKM'],
];

/** Arabic script and the Latin that lists have for it. */
const ARABIC: readonly (readonly [string, string, string])[] = [
  ['Khalid Mansur AL-BARQAWI', 'خالد منصور البرقاوي', '1968-05-14'],
  ['Mustafa Yusuf AL-QASIMI', 'مصطفى يوسف القاسمي', '1975-11-27'],
  ['Abd al-Karim Husayn SHARAF', 'عبد الكريم حسين شرف', '1961-07-16'],
  ['Jamal Rashid AL-TAMIMI', 'جمال راشد التميمي', '1983-02-19'],
  ['Salih Ibrahim AL-ZUBAYDI', 'صالح إبراهيم الزبيدي', '1957-09-28'],
  ['Faysal Hamza GHANIM', 'فيصل حمزة غانم', '1990-01-30'],
];

function spell(name: string, table: Table): string {
  return [...name].map((letter) => table[letter] ?? letter).join('');
}

function fatherOf(patronymic: string): string {
  return patronymic.replace(/(?:[ОЕ]ВИЧ|[ОЕ]ВНА)$/, '');
}

const SYLLABLES = [
  'BAR',
  'DEN',
  'TOL',
  'MIK',
  'SAV',
  'RUN',
  'GOS',
  'LIM',
  'FEK',
  'NOR',
  'PAT',
  'HUL',
  'VIR',
  'KES',
  'ZAM',
  'OLD',
];

/** Strangers who make the list as long as a real one of a small country: with its length the line rises. */
export function strangers(): { name: string; birthDate: string; nationality: string }[] {
  const syllable = (at: number) => SYLLABLES[at % SYLLABLES.length] ?? '';
  const nations = ['FRA', 'BRA', 'KGZ', 'JPN', 'UZB', 'NGA', 'KAZ', 'RUS'];
  return Array.from({ length: 4096 }, (_, at) => ({
    name: `${syllable(at)}${syllable(at >> 4)} ${syllable(at >> 8)}${syllable(at * 7 + (at >> 5))}`,
    birthDate: `${1950 + (at % 50)}-0${1 + (at % 9)}-${10 + (at % 19)}`,
    nationality: nations[at % nations.length] ?? '',
  }));
}

/** Every person by every rule; listed as a passport prints the whole name. */
export function spellingVariants(): SpeltPair[] {
  const passport = TABLES.passport ?? {};
  const latin = PEOPLE.flatMap(([surname, given, patronymic, birthDate, nationality], at) => {
    const [printedSurname, printedGiven] = [spell(surname, passport), spell(given, passport)];
    const listed = { name: `${printedSurname} ${printedGiven} ${spell(patronymic, passport)}`, birthDate, nationality };
    const spelt = Object.entries(TABLES).map(
      ([table, letters]) => [table, spell(`${given} ${surname}`, letters)] as const,
    );
    const [year, month = '', day = ''] = birthDate.split('-');
    const cut = 3 + (at % (printedSurname.length - 4));
    const swapped = Number(day) <= 12 ? `${year}-${day}-${month}` : birthDate;
    const asked: readonly (readonly [string, string, string])[] = [
      ...spelt.map(([table, name]) => [`${table} spelling`, name, birthDate] as const),
      ['Cyrillic', `${surname} ${given} ${patronymic}`, birthDate],
      [
        'a letter missing',
        `${printedSurname.slice(0, cut)}${printedSurname.slice(cut + 1)} ${printedGiven}`,
        birthDate,
      ],
      ['a letter twice', `${printedGiven} ${printedSurname.slice(0, cut)}${printedSurname.slice(cut - 1)}`, birthDate],
      ['surname cut in two', `${printedSurname.slice(0, cut)} ${printedSurname.slice(cut)} ${printedGiven}`, birthDate],
      ['year of birth only', `${printedGiven} ${printedSurname}`, year ?? ''],
      ['German spelling and year only', spell(`${given} ${surname}`, TABLES.german ?? {}), year ?? ''],
      ['French spelling, day and month swapped', spell(`${surname} ${given}`, TABLES.french ?? {}), swapped],
      ["the father's name as surname", `${spell(fatherOf(patronymic), passport)} UULU ${printedGiven}`, birthDate],
      ['given name an initial', `${printedSurname} ${printedGiven.charAt(0)}`, birthDate],
      ['another day', `${printedSurname} ${printedGiven}`, `${year}-${month}-${day === '05' ? '06' : '05'}`],
    ];
    return asked.map(([rule, name, date]) => ({ rule, listed, asked: { name, birthDate: date } }));
  });
  const arabic = ARABIC.map(([name, original, birthDate]) => ({
    rule: 'Arabic script',
    listed: { name, birthDate, nationality: 'JOR' },
    asked: { name: original, birthDate },
  }));
  return [...latin, ...arabic];
}

/** Others of the same families: a sister or brother, and a namesake of another generation. None of them is listed. */
export function relatives(): { name: string; birthDate: string }[] {
  const passport = TABLES.passport ?? {};
  return PEOPLE.flatMap(([surname, given, , birthDate], at) => {
    const other = PEOPLE[(at + 7) % PEOPLE.length]?.[1] ?? '';
    const year = Number(birthDate.slice(0, 4));
    return [
      { name: spell(`${surname} ${other}`, passport), birthDate: `${year + 3}-02-10` },
      { name: spell(`${surname} ${given}`, passport), birthDate: `${year - 27}-01-09` },
    ];
  });
}
