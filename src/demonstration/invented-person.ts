import { addDays, type CalendarDate } from '../core/dates.ts';
import { transliterateName } from '../documents/transliterate-name.ts';
import type { Sex } from '../documents/travel-document.ts';
import { writeMrz } from '../documents/write-mrz.ts';
import { NAME_TABLES, type NameTable } from './name-tables.ts';
import { NATIONS, type Nation } from './nations.ts';
import type { Random } from './seeded-random.ts';

/** Somebody who does not exist, with an ordinary passport. */
export interface InventedPerson {
  /** In the MRZ's letters. */
  surname: string;
  givenNames: string;
  /** Surname and given names in Cyrillic, where the language is written in it. */
  nativeName: string | null;
  sex: Exclude<Sex, 'X'>;
  birthDate: CalendarDate;
  /** As the MRZ writes it; the issuing state is the same. */
  nationality: string;
  passportNumber: string;
  /** The state's number of the person, where that state writes one. */
  personalNumber: string | null;
  expiryDate: CalendarDate;
}

export interface PersonWishes {
  nationality?: string;
  /** Completed years, both ends included. */
  ages?: readonly [number, number];
}

const nationByCode = new Map(NATIONS.map((nation) => [nation.code, nation]));
const CYRILLIC = /\p{Script=Cyrillic}/u;
const MINOR_SHARE = 0.06;
const EXPIRING_SHARE = 0.01;

/** A person as of a local day: a passport that is valid then, and an age that travels. @throws RangeError for a nationality without names */
export function inventPerson(random: Random, today: CalendarDate, wishes: PersonWishes = {}): InventedPerson {
  const nation = wishes.nationality === undefined ? random.pick(NATIONS) : nationByCode.get(wishes.nationality);
  if (!nation) throw new RangeError(`no names for ${wishes.nationality}`);
  const sex = random.chance(0.46) ? 'F' : 'M';
  const [youngest, oldest] = wishes.ages ?? (random.chance(MINOR_SHARE) ? [1, 17] : [18, 74]);
  // Two draws: most travellers are in the middle of their lives.
  const years = youngest + Math.floor(((random.next() + random.next()) / 2) * (oldest - youngest + 1));
  const birthDate = addDays(`${Number(today.slice(0, 4)) - years}${dayOfYear(today)}`, -random.int(0, 364));
  const expiryDate = addDays(today, random.chance(EXPIRING_SHARE) ? random.int(1, 30) : random.int(60, 3600));
  return {
    ...inventName(random, NAME_TABLES[nation.names], sex),
    sex,
    birthDate,
    nationality: nation.code,
    passportNumber: fillPattern(random, nation.passport),
    personalNumber: inventPersonalNumber(random, nation, sex, birthDate),
    expiryDate,
  };
}

/** The two lines of the person's passport (TD3, Doc 9303-4). */
export function passportMrz(person: InventedPerson): string[] {
  return writeMrz('TD3', {
    documentCode: 'P',
    issuingState: person.nationality,
    documentNumber: person.passportNumber,
    surname: person.surname,
    givenNames: person.givenNames,
    nationality: person.nationality,
    birthDate: person.birthDate,
    sex: person.sex,
    expiryDate: person.expiryDate,
    optionalData: person.personalNumber ?? '',
  });
}

/** 29 February is not a day of every year. */
function dayOfYear(today: CalendarDate): string {
  return today.slice(4) === '-02-29' ? '-02-28' : today.slice(4);
}

function inventName(random: Random, table: NameTable, sex: 'F' | 'M') {
  const given = random.pick(sex === 'F' ? table.female : table.male);
  let surname = random.pick(table.surnames);
  if (table.patronyms && random.chance(0.2)) {
    surname = `${random.pick(table.male)} ${table.patronyms[sex === 'F' ? 1 : 0]}`;
  } else if (sex === 'F' && table.femaleSurname) {
    surname = table.femaleSurname(surname);
  }
  return {
    surname: transliterateName(surname).latin,
    givenNames: transliterateName(given).latin,
    nativeName: CYRILLIC.test(surname) ? `${surname} ${given}` : null,
  };
}

function fillPattern(random: Random, pattern: string): string {
  return pattern.replaceAll('#', () => String(random.int(0, 9)));
}

/** Forms of src/documents/personal-number.ts; the last digits are drawn, not computed. */
function inventPersonalNumber(random: Random, nation: Nation, sex: 'F' | 'M', birthDate: CalendarDate): string | null {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const isMale = sex === 'M';
  const century = (year < '2000' ? 3 : 5) + (isMale ? 0 : 1);
  switch (nation.code) {
    case 'KGZ':
      return fillPattern(random, `${isMale ? 2 : 1}${day}${month}${year}#####`);
    case 'UZB':
      return fillPattern(random, `${century}${day}${month}${year.slice(2)}#######`);
    case 'KAZ':
      return fillPattern(random, `${year.slice(2)}${month}${day}${century}#####`);
    default:
      return null;
  }
}
