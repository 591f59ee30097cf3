/** What speaks for and against a candidate, each in bits; undefined when either side says nothing. */
export interface Score {
  total: number;
  name: { bits: number; traveller: number; listed: number } | undefined;
  birthDate: { bits: number; listed: number } | undefined;
  sex: number | undefined;
  nationality: { bits: number; listed: number } | undefined;
}
