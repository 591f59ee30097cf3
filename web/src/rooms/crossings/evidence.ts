/** How the two sides of a line of evidence agree: by sign and word, never by colour alone. */
export const LIKENESS_SIGNS = { equal: '=', alike: '≈', different: '≠' } as const;

/** @param line what the traveller and what the list says, and what that weighs: below zero against the match */
export function likenessOf(line: { traveller: string; listed: string; bits: number }): keyof typeof LIKENESS_SIGNS {
  if (line.bits < 0) return 'different';
  return line.traveller.toUpperCase() === line.listed.toUpperCase() ? 'equal' : 'alike';
}
