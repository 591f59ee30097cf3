/** Latin letters that Unicode does not take apart (Doc 9303-3, section 6 A). */
export const LATIN = {
  ...{ Æ: 'AE', Đ: 'D', Ð: 'D', Ə: 'E', Ħ: 'H', Ĳ: 'IJ', Ł: 'L', Ŋ: 'N', Œ: 'OE', Ø: 'OE', Þ: 'TH', Ŧ: 'TH', ẞ: 'SS' },
  ...{ Ɖ: 'D', Ƙ: 'K', Ɓ: 'B', Ɗ: 'D', ı: 'I', Ŀ: 'L', ĸ: 'K', Ơ: 'O', Ư: 'U' },
};

/** Greek, by ELOT 743 letter by letter; marks fall away. */
export const GREEK = {
  ...{ Α: 'A', Β: 'V', Γ: 'G', Δ: 'D', Ε: 'E', Ζ: 'Z', Η: 'I', Θ: 'TH', Ι: 'I', Κ: 'K', Λ: 'L', Μ: 'M', Ν: 'N' },
  ...{ Ξ: 'X', Ο: 'O', Π: 'P', Ρ: 'R', Σ: 'S', Τ: 'T', Υ: 'Y', Φ: 'F', Χ: 'CH', Ψ: 'PS', Ω: 'O' },
};
