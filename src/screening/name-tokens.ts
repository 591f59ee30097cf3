import { isReadable, type SpeltToken, spellTokens } from './normalise-name.ts';
import { isParticle, isPatronymic, stemOf, withoutBalticEnding } from './particles.ts';
import { coarseCodeOf, fineCodeOf, soundOf } from './sound.ts';

/** More tokens than any real name; what lies behind is not compared. */
export const MAX_TOKENS = 12;

/** A token made ready for keys and comparison. */
export interface NameToken {
  /** A to Z and digits. */
  text: string;
  sounds: string;
  /** The sounds without an ending that changes when a name is rebuilt (-OV, -OVNA, UULU). */
  stemSounds: string;
  /** Of the stem: what keys are made of. */
  fine: string;
  coarse: string;
  isParticle: boolean;
  isPatronymic: boolean;
  isVowelless: boolean;
  /** Otherwise its codes are its text, and nothing sounds like it. */
  isReadable: boolean;
}

/** The tokens of a name in their order, compounds taken apart: what a traveller's and a listed name have in common. */
export function splitName(text: string): SpeltToken[] {
  const tokens: SpeltToken[] = [];
  for (const token of spellTokens(text)) {
    if (MAY_BE_COMPOUND.test(token.text)) tokens.push(...splitCompound(token));
    else tokens.push(token);
  }
  const joined = tokens.some(({ text: word }) => word.startsWith('ABD')) ? joinAllah(tokens) : tokens;
  return joined.length > MAX_TOKENS ? joined.slice(0, MAX_TOKENS) : joined;
}

export function readName(text: string): NameToken[] {
  return splitName(text).map(readToken);
}

export function readToken({ text, isVowelless }: SpeltToken): NameToken {
  if (!isReadable(text)) {
    const isPlain = { isParticle: false, isPatronymic: false, isReadable: false };
    return { text, sounds: text, stemSounds: text, fine: text, coarse: text, isVowelless, ...isPlain };
  }
  const whole = isVowelless ? text : withoutBalticEnding(text);
  const stem = isVowelless ? text : stemOf(whole);
  const stemSounds = soundOf(stem, isVowelless);
  const fine = fineCodeOf(stemSounds);
  return {
    text,
    sounds: stem === whole ? stemSounds : soundOf(whole, isVowelless),
    stemSounds,
    fine,
    coarse: coarseCodeOf(fine),
    isVowelless,
    isParticle: isParticle(text),
    isPatronymic: !isVowelless && stem !== whole && isPatronymic(whole),
    isReadable: true,
  };
}

/** The coarse code alone, as `readToken` tells it: all that is asked of a word that is only looked for. */
export function coarseCodeOfWord({ text, isVowelless }: SpeltToken): string {
  if (!isReadable(text)) return text;
  const stem = isVowelless ? text : stemOf(withoutBalticEnding(text));
  return coarseCodeOf(fineCodeOf(soundOf(stem, isVowelless)));
}

const SERVANT_OF_GOD = /^ABD(?:[UEAIO]?L+|A)?[AEU]?L+AH?$/;
const SERVANT = /^(?:ABD|ABDUL?|ABDEL|ABDAL|ABDOL|ABDIL)$/;
const GLUED_SERVANT = /^ABD(?:[UEAOI]L|(?:[UEAOI])(?=([RSZNTD])\1|SS?H))(.{3,})$/;
const GLUED_ARTICLE = /^AL(.{2,})$/;
/** HIDAYATULLAH, SHAMSUDDIN, NOUREDDINE and the same in Arabic script: two words in some spellings. */
const OF_GOD = /^(.{3,})(?:ULLAH?|ULAH|[AEO]LLAH)$/;
const OF_FAITH = /^(.{2,}?)(?:[UEOA]DD|[AEU]L?D|UD)(?:I|EE|Y)NE?$/;
const VOWELLESS_ENDING = /^(.{2,})AL(LH|DYN)$/;

/** What any compound begins or ends with: most words are none, and each of the patterns takes its time. */
const MAY_BE_COMPOUND = /^A[BL]|(?:N|NE|H|LA)$/;

/** ABDULRAHMAN and ABDURRAHMAN as ABD RAHMAN; in Arabic script the article comes off its word. */
function splitCompound(token: SpeltToken): SpeltToken[] {
  const { text, isVowelless } = token;
  if (SERVANT_OF_GOD.test(text)) return [{ text: 'ABDALLAH', isVowelless: false }];
  const servant = isVowelless ? /^ABD(?:AL)?(.{3,})$/.exec(text) : undefined;
  if (servant?.[1])
    return [
      { text: 'ABD', isVowelless: false },
      { text: servant[1], isVowelless },
    ];
  const article = isVowelless && !text.startsWith('ALL') ? GLUED_ARTICLE.exec(text) : undefined;
  if (article?.[1])
    return [
      { text: 'AL', isVowelless: false },
      { text: article[1], isVowelless },
    ];
  const glued = isVowelless ? undefined : GLUED_SERVANT.exec(text);
  if (glued?.[2])
    return [
      { text: 'ABD', isVowelless: false },
      { text: glued[2], isVowelless },
    ];
  const ending = isVowelless ? VOWELLESS_ENDING.exec(text)?.[1] : (OF_GOD.exec(text) ?? OF_FAITH.exec(text))?.[1];
  if (ending) {
    const word = text.endsWith('N') || text.endsWith('NE') ? 'DIN' : 'ALLAH';
    return [
      { text: ending, isVowelless },
      { text: word, isVowelless: false },
    ];
  }
  return [token];
}

const GOD = /^(?:ALL+AH?|LLAH|ULLAH|LLA|ALLH)$/;

/** ABD ALLAH and ABDUL LAH are one name. */
function joinAllah(tokens: SpeltToken[]): SpeltToken[] {
  const joined: SpeltToken[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (before && SERVANT.test(before.text) && GOD.test(token.text)) {
      joined[joined.length - 1] = { text: 'ABDALLAH', isVowelless: false };
    } else if (SERVANT.test(token.text)) joined.push({ text: 'ABD', isVowelless: false });
    else joined.push(token);
  }
  return joined;
}
