/**
 * How a token sounds, so that the spellings of many states meet: a string of symbols, one a sound. Upper-case letters
 * are themselves; `1` is SH, `2` is CH and TS, `C` is a soft C, `w` and `y` are the letters of a script without vowels that may be
 * vowels. Long vowels and doubled consonants are one.
 */
type Rule = readonly [spelling: string, sound: string];

/** Longest first within a first letter. Measured on pairs of spellings of one person: see token-similarity.ts. */
const RULES: readonly Rule[] = [
  ...([
    ['TSCHTSCH', '2'],
    ['SHTCH', '1'],
    ['SCHTSCH', '1'],
    ['SHCH', '1'],
    ['SZCZ', '1'],
    ['TSCH', '2'],
  ] as Rule[]),
  ...([
    ['DSCH', 'J'],
    ['DTCH', 'J'],
    ['SCH', '1'],
    ['SHH', '1'],
    ['TCH', '2'],
    ['TSH', '2'],
    ['DZS', 'J'],
  ] as Rule[]),
  ...([
    ['DZH', 'J'],
    ['DZJ', 'J'],
    ['DSH', 'J'],
    ['TJ', '2'],
    ['SJ', '1'],
    ['DJ', 'J'],
    ['DZ', 'J'],
    ['ZH', 'J'],
  ] as Rule[]),
  ...([
    ['ZJ', 'J'],
    ['SH', '1'],
    ['CZ', '2'],
    ['SZ', '1'],
    ['CS', '2'],
    ['CH', '2'],
    ['TS', '2'],
    ['TZ', '2'],
  ] as Rule[]),
  ...([
    ['TC', '2'],
    ['KH', 'H'],
    ['GH', 'G'],
    ['PH', 'F'],
    ['TH', 'T'],
    ['DH', 'D'],
    ['CK', 'K'],
    ['CQ', 'K'],
  ] as Rule[]),
  ...([
    ['KSH', 'K1'],
    ['KS', 'X'],
    ['QU', 'KU'],
    ['Q', 'K'],
    ['W', 'V'],
    ['OU', 'U'],
    ['Y', 'I'],
  ] as Rule[]),
];

const BY_FIRST = new Map<string, Rule[]>();
for (const rule of [...RULES].sort((one, other) => other[0].length - one[0].length)) {
  const first = rule[0].charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), rule]);
}

const VOWELS = 'AEIOUY';

export function isVowel(symbol: string): boolean {
  return symbol !== '' && VOWELS.includes(symbol);
}

/** The sounds of a token in A to Z. `isVowelless`: it was written in a script that leaves short vowels out. */
export function soundOf(token: string, isVowelless = false): string {
  let sounds = '';
  for (let at = 0; at < token.length; ) {
    const letter = token.charAt(at);
    const rule = ruleAt(token, at, isVowelless);
    const spelling = rule?.[0] ?? letter;
    const after = token.charAt(at + spelling.length);
    let sound = rule?.[1] ?? letter;
    if (isVowelless && letter === 'W' && at > 0) sound = 'w';
    else if (isVowelless && letter === 'Y') sound = 'y';
    else if (letter === 'C' && spelling === 'C') sound = after === 'E' || after === 'I' || after === 'Y' ? 'C' : 'K';
    else if (letter === 'J' && isGlide(sounds.at(-1) ?? '', token.slice(at + 1))) sound = 'I';
    // A name that begins with a glide: YUSUF, JUSUF, IUSUF.
    else if (letter === 'Y' && at === 0 && isVowel(after)) sound = 'I';
    for (let part = 0; part < sound.length; part++) {
      const symbol = sound.charAt(part);
      if (sounds.length === 0 || sounds.charAt(sounds.length - 1) !== symbol) sounds += symbol;
    }
    at += spelling.length;
  }
  return sounds;
}

/** The longest spelling of more than one letter that begins here. */
function ruleAt(token: string, at: number, isVowelless: boolean): Rule | undefined {
  const rules = BY_FIRST.get(token.charAt(at));
  if (rules === undefined) return undefined;
  for (const rule of rules) if (token.startsWith(rule[0], at) && !(isVowelless && rule[0] === 'ZH')) return rule;
  return undefined;
}

/** J is a vowel's tail in SOORONBAJ, TAŠIJEV, AJTBAEV, MARIJA; a consonant in JEENBEKOV and WALIJAN. */
function isGlide(before: string, after: string): boolean {
  if (!isVowel(before)) return false;
  return before === 'I' ? after === 'A' || !/^[AIOU]/.test(after) : !isVowel(after.charAt(0));
}

/** Consonants without vowels and glides, an A for an initial vowel, no final H: ABDULLAH, ABDULLA. */
export function fineCodeOf(sounds: string): string {
  let code = '';
  for (let at = 0; at < sounds.length; at++) {
    const symbol = sounds.charAt(at);
    const isSilent =
      isVowel(symbol) || symbol === 'w' || symbol === 'y' || (symbol === 'H' && at === sounds.length - 1);
    if (isSilent && at > 0) continue;
    const coded = isSilent ? 'A' : symbol === 'X' ? 'H' : symbol === 'C' ? 'S' : symbol;
    if (code.at(-1) !== coded) code += coded;
  }
  return code;
}

const COARSE: Readonly<Record<string, string>> = {
  ...{ P: 'B', T: 'D', K: 'G', H: 'G', X: 'G', F: 'V', Z: 'S', '1': 'S', '2': 'S', J: 'S' },
};

/** Consonants that are taken for one another made one: B/P, D/T, G/K/H, F/V, S/Z/SH/CH/TS/J. */
export function coarseCodeOf(fineCode: string): string {
  let code = '';
  for (const symbol of fineCode) {
    const coded = COARSE[symbol] ?? symbol;
    if (code.at(-1) !== coded) code += coded;
  }
  return code;
}
