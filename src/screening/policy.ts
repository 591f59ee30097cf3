/**
 * The frozen policy: its name is stored with every inspection, so its numbers never change under it. A change of
 * weights, bands or normalisation is a new policy with a new name.
 *
 * Bits are log2(m/u), rounded to halves: halves are exact in binary, so the lines of a hit sum to its score exactly.
 * In this policy they rank hits and explain them; the bands come from rules (bands.ts).
 */
export const POLICY = {
  name: 'exact-2026-1',
  bits: {
    documentStrict: 25,
    documentNumberAlone: 10,
    documentNumberFolded: 8,
    personalNumberEqual: 25,
    personalNumberDifferent: -6,
    /** A token; three at most count. */
    nameToken: 6,
    /** A token of a weak alias or of a name that the MRZ may have cut. */
    nameTokenUnsure: 3,
    nameDifferent: -4,
    birthDateEqual: 8,
    /** 1 January stands for "some day of that year" in many registers. */
    birthDateEqualFirstOfJanuary: 3,
    birthDateCompatible: 5,
    birthDateSwapped: 4.5,
    birthDateWithinTenYears: -4,
    birthDateFarther: -7.5,
    sexEqual: 1,
    sexDifferent: -4,
    nationalityEqual: 3,
    nationalityDifferent: -1.5,
  },
} as const;
