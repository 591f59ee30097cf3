import { addDays } from '../../src/core/dates.ts';
import { type Random, seededRandom } from '../../src/demonstration/seeded-random.ts';
import { readMrz } from '../../src/documents/read-mrz.ts';
import { transliterateName } from '../../src/documents/transliterate-name.ts';
import { writeMrz } from '../../src/documents/write-mrz.ts';
import type { ScreenedDocument } from '../../src/screening/question.ts';
import { type NationNames, readPopularNames } from './popular-names.ts';
import { ON_DATE } from './question.ts';
import { isLatin, readRows } from './shared-data.ts';

export interface Innocent {
  id: string;
  origin: 'file' | 'generated';
  document: ScreenedDocument;
}

const COLUMNS = ['id', 'full_name', 'first_name', 'middle_name', 'last_name', 'gender', 'dob', 'nationality'] as const;
const TWO_GIVEN_NAMES = 0.3;
const ALPHANUMERIC = 'ABCDEFGHJKLMNPRTUVWXY0123456789';

/** The Latin-script rows of innocents.csv, each through the machine-readable zone of a passport. */
export function readInnocents(random: Random): Innocent[] {
  return readRows('names/innocents.csv', COLUMNS)
    .filter((row) => isLatin(row.full_name))
    .flatMap((row) => {
      const person: Person = {
        surname: row.last_name,
        givenNames: `${row.first_name} ${row.middle_name}`.trim(),
        birthDate: row.dob,
        sex: row.gender === 'F' || row.gender === 'M' ? row.gender : 'X',
        nationality: row.nationality,
      };
      const document = throughMrz(random, person);
      return document ? [{ id: row.id, origin: 'file' as const, document }] : [];
    });
}

/** Travellers with names of one country each, popular ones oftener. The same seed gives the same travellers. */
export function generateInnocents(seed: string, count: number): Innocent[] {
  const random = seededRandom(`innocents ${seed}`);
  const nations = readPopularNames();
  const innocents: Innocent[] = [];
  while (innocents.length < count) {
    const document = throughMrz(random, inventPerson(random, random.pick(nations)));
    if (document) innocents.push({ id: `generated-${seed}-${innocents.length}`, origin: 'generated', document });
  }
  return innocents;
}

interface Person {
  surname: string;
  givenNames: string;
  birthDate: string;
  sex: 'F' | 'M' | 'X';
  nationality: string;
}

function inventPerson(random: Random, nation: NationNames): Person {
  const sex = random.chance(0.5) ? 'F' : 'M';
  const given = [nation.given[sex](random)];
  if (random.chance(TWO_GIVEN_NAMES)) given.push(nation.given[sex](random));
  return {
    surname: nation.family(random),
    givenNames: given.join(' '),
    birthDate: addDays('1945-01-01', random.int(0, 63 * 365)),
    sex,
    nationality: nation.code,
  };
}

function throughMrz(random: Random, person: Person): ScreenedDocument | undefined {
  const surname = transliterateName(person.surname).latin;
  if (surname === '') return undefined;
  let documentNumber = '';
  for (let i = 0; i < 9; i++) documentNumber += ALPHANUMERIC[random.int(0, ALPHANUMERIC.length - 1)];
  const lines = writeMrz('TD3', {
    ...person,
    documentCode: 'P',
    issuingState: person.nationality,
    documentNumber,
    surname,
    expiryDate: addDays(ON_DATE, random.int(60, 3600)),
  });
  const reading = readMrz(lines, ON_DATE);
  if (!reading.ok) throw new Error(`the written zone of ${person.nationality} can't be read: ${reading.code}`);
  return reading.document;
}
