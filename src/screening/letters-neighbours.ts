/**
 * Scripts of neighbours whose passports print their names in Latin, but whose registers, cards and lists don't: Georgian
 * (national system of 2002), Armenian (as its passports print it) and Hebrew, which leaves vowels out.
 */
const GEORGIAN = {
  ...{ ა: 'A', ბ: 'B', გ: 'G', დ: 'D', ე: 'E', ვ: 'V', ზ: 'Z', თ: 'T', ი: 'I', კ: 'K', ლ: 'L', მ: 'M', ნ: 'N', ო: 'O' },
  ...{ პ: 'P', ჟ: 'ZH', რ: 'R', ს: 'S', ტ: 'T', უ: 'U', ფ: 'P', ქ: 'K', ღ: 'GH', ყ: 'Q', შ: 'SH', ჩ: 'CH', ც: 'TS' },
  ...{ ძ: 'DZ', წ: 'TS', ჭ: 'CH', ხ: 'KH', ჯ: 'J', ჰ: 'H' },
};
const ARMENIAN = {
  ...{ Ա: 'A', Բ: 'B', Գ: 'G', Դ: 'D', Ե: 'E', Զ: 'Z', Է: 'E', Ը: 'Y', Թ: 'T', Ժ: 'ZH', Ի: 'I', Լ: 'L', Խ: 'KH' },
  ...{ Ծ: 'TS', Կ: 'K', Հ: 'H', Ձ: 'DZ', Ղ: 'GH', Ճ: 'CH', Մ: 'M', Յ: 'Y', Ն: 'N', Շ: 'SH', Ո: 'O', Չ: 'CH', Պ: 'P' },
  ...{ Ջ: 'J', Ռ: 'R', Ս: 'S', Վ: 'V', Տ: 'T', Ր: 'R', Ց: 'TS', Ւ: 'U', Փ: 'P', Ք: 'K', Օ: 'O', Ֆ: 'F' },
};
const HEBREW = {
  ...{ א: 'A', ב: 'B', ג: 'G', ד: 'D', ה: 'H', ו: 'W', ז: 'Z', ח: 'H', ט: 'T', י: 'Y', כ: 'K', ך: 'K', ל: 'L', מ: 'M' },
  ...{ ם: 'M', נ: 'N', ן: 'N', ס: 'S', ע: 'A', פ: 'F', ף: 'F', צ: 'TS', ץ: 'TS', ק: 'K', ר: 'R', ש: 'SH', ת: 'T' },
};

/** Georgian has had capitals since Unicode 11: `toUpperCase` gives them, print doesn't. */
const GEORGIAN_CAPITALS = Object.fromEntries(
  Object.entries(GEORGIAN).map(([letter, spelling]) => [letter.toUpperCase(), spelling]),
);

export const NEIGHBOURS = { ...GEORGIAN, ...GEORGIAN_CAPITALS, ...ARMENIAN, ...HEBREW };
