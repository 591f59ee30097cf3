/**
 * States that are known to write the holder's personal number into the MRZ's optional data, and its form. A state that is
 * not here may write anything there (office codes, check sums of its own), and persons must not be linked by that.
 */
const PERSONAL_NUMBERS: Readonly<Record<string, RegExp>> = {
  KGZ: /^\d{14}$/, // ПИН: sex, DDMMYYYY, five digits
  KAZ: /^\d{12}$/, // ЖСН/ИИН
  TUR: /^[1-9]\d{10}$/, // T.C. kimlik numarası
  UZB: /^[1-6]\d{13}$/, // JSHSHIR/ПИНФЛ
};

/** The personal number among the parts of the optional data (without fillers); null when there is none of that state's form. */
export function personalNumberIn(issuingState: string, parts: readonly string[]): string | null {
  const form = PERSONAL_NUMBERS[issuingState];
  return (form && parts.find((part) => form.test(part))) ?? null;
}
