/**
 * How people of Kyrgyzstan and Uzbekistan rename themselves, written from the rules of the registries, in Cyrillic. An oracle: it shares
 * no code with the screening it judges.
 */

export interface Renaming {
  rule: string;
  name: string;
}

interface NameParts {
  surname: string;
  /** The surname without -ов, -ев, -ова, -ева or the уулу form. */
  surnameStem: string;
  given: string;
  /** The father's name out of the patronymic. */
  father: string | null;
  isFemale: boolean;
}

const SON_OR_DAUGHTER = /^(?:уулу|кызы|ўғли|қизи)$/i;
const SURNAME_ENDING = /(?:[оеё]ва?)$/i;
const PATRONYMIC = /^(.+?)(?:ович|евич|овна|евна)$/i;

function partsOf(cyrillic: string, order: string): NameParts | null {
  const words = cyrillic.split(/\s+/);
  if (order === 'given-family') words.reverse();
  const [surname = '', second = ''] = words;
  if (words.some((word) => SON_OR_DAUGHTER.test(word))) {
    if (!SON_OR_DAUGHTER.test(second)) return null;
    return { surname, surnameStem: surname, given: words[2] ?? '', father: null, isFemale: /ы$|и$/i.test(second) };
  }
  const patronymic = PATRONYMIC.exec(words[2] ?? '');
  const isFemale = /[ое]ва$/i.test(surname) || /вна$/i.test(words[2] ?? '');
  const father = patronymic?.[1] ?? null;
  return { surname, surnameStem: surname.replace(SURNAME_ENDING, ''), given: second, father, isFemale };
}

/** Айти → Айтиев, Далабай → Далабаев, Асан → Асанов; of a woman with а. */
function surnameFrom(stem: string, isFemale: boolean): string {
  const soft = /[йь]$/i.test(stem)
    ? `${stem.slice(0, -1)}ев`
    : /[аеёиоуыэюяөү]$/i.test(stem)
      ? `${stem}ев`
      : `${stem}ов`;
  return isFemale ? `${soft}а` : soft;
}

/** The names under which the bearer may return; none equals the old one. */
export function renamingsOf(cyrillic: string, order: string, country: string): Renaming[] {
  const parts = partsOf(cyrillic, order);
  if (!parts || parts.given === '') return [];
  const { surname, surnameStem, given, father, isFemale } = parts;
  const isUzbek = country === 'UZB';
  const child = isUzbek ? (isFemale ? 'қизи' : 'ўғли') : isFemale ? 'кызы' : 'уулу';
  const renamings: Renaming[] = [
    { rule: 'own stem + уулу/кызы', name: `${surnameStem} ${child} ${given}` },
    { rule: 'own stem alone', name: `${surnameStem} ${given}` },
    { rule: 'own stem with -ов(а)', name: `${surnameFrom(surnameStem, isFemale)} ${given}` },
  ];
  if (!isUzbek) renamings.push({ rule: 'own stem + тегин', name: `${surnameStem} тегин ${given}` });
  if (father !== null) {
    renamings.push(
      { rule: 'father + уулу/кызы', name: `${father} ${child} ${given}` },
      { rule: 'father with -ов(а)', name: `${surnameFrom(father, isFemale)} ${given}` },
      { rule: 'father alone', name: `${father} ${given}` },
    );
    if (isUzbek)
      renamings.push({ rule: 'surname, father + ўғли/қизи', name: `${surname} ${given} ${father} ${child}` });
  }
  const same = (one: string) => one.toUpperCase();
  return renamings.filter(({ name }) => same(name) !== same(cyrillic) && same(name) !== same(`${surname} ${given}`));
}

const PRINTED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bUULU\b/, ['UULU', 'ULU', 'UULUU']],
  [/\bKYZY\b/, ['KYZY', 'KIZI', 'KYZI']],
  [/\bUGLI\b/, ['OGLI', 'UGLI', 'UGHLI']],
  [/\bKIZI\b/, ['QIZI', 'KIZI', 'KIZY']],
];

/** The spellings of the same Latin name that states print for son-of and daughter-of. */
export function printedSpelling(latin: string, at: number): string {
  return PRINTED.reduce((name, [word, spellings]) => name.replace(word, spellings[at % spellings.length] ?? ''), latin);
}
