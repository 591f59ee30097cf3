/** Revised Romanisation by parts of a syllable, with the spellings that passports prefer (Park, Lee are left to sound.ts). */
const INITIALS = ['G', 'KK', 'N', 'D', 'TT', 'R', 'M', 'B', 'PP', 'S', 'SS', '', 'J', 'JJ', 'CH', 'K', 'T', 'P', 'H'];
const VOWELS = [
  ...['A', 'AE', 'YA', 'YAE', 'EO', 'E', 'YEO', 'YE', 'O', 'WA', 'WAE', 'OE', 'YO', 'U', 'WO', 'WE', 'WI', 'YU'],
  ...['EU', 'UI', 'I'],
];
const FINALS = [
  ...['', 'K', 'K', 'K', 'N', 'N', 'N', 'T', 'L', 'K', 'M', 'L', 'L', 'L', 'L', 'L', 'M', 'P', 'P', 'T', 'T', 'NG'],
  ...['T', 'T', 'K', 'T', 'P', 'T'],
];
const FIRST = 0xac00;
const LAST = 0xd7a3;

/** One precomposed Hangul syllable in A to Z; undefined for anything else. */
export function romaniseHangul(syllable: string): string | undefined {
  const code = syllable.charCodeAt(0);
  if (code < FIRST || code > LAST) return undefined;
  const index = code - FIRST;
  const vowelAndFinal = index % 588;
  return `${INITIALS[Math.floor(index / 588)]}${VOWELS[Math.floor(vowelAndFinal / 28)]}${FINALS[vowelAndFinal % 28]}`;
}
