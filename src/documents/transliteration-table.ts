/** Letters and what the MRZ writes for them, as `letter latin` pairs (Doc 9303-3, 6). */
function table(pairs: string): [string, string][] {
  return pairs.split(' ').map((pair) => {
    const [letter = '', latin = ''] = pair.split(':');
    return [letter, latin];
  });
}

/** Part A: only those that are more than a letter with a mark. Where Doc 9303 leaves a choice, the two-letter form. */
const LATIN = table(
  'Ä:AE Å:AA Æ:AE Ð:D Ö:OE Ø:OE Ü:UE Þ:TH Đ:D Ħ:H ı:I Ĳ:IJ Ŀ:L Ł:L Ŋ:N Œ:OE Ŧ:T ẞ:SS Ə:E', //
);

/**
 * Part B without the exceptions of single languages. Its table lacks Kyrgyz Ң, Ө, Ү and the Kazakh, Tajik and Uzbek letters:
 * states improvise, and these are the spellings met most.
 */
const CYRILLIC = table(
  'А:A Б:B В:V Г:G Д:D Е:E Ё:E Ж:ZH З:Z И:I Й:I К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F Х:KH Ц:TS Ч:CH Ш:SH ' +
    'Щ:SHCH Ъ:IE Ы:Y Ь: Э:E Ю:IU Я:IA Ђ:D Є:IE Ѕ:DZ І:I Ї:I Ј:J Љ:LJ Њ:NJ Ћ:C Ќ:K Ў:U Џ:DZ Ѫ:U Ѵ:Y Ґ:G ' +
    'Ң:N Ө:O Ү:U Ә:A Ғ:G Қ:K Ұ:U Һ:H Ҳ:H Ҷ:J',
);

/** Part C: Arabic, and the Persian letters that travellers here have. Vowel marks are not written. */
const ARABIC = table(
  'ء:XE آ:XAA أ:XAE ؤ:U إ:I ئ:XI ا:A ب:B ة:XTA ت:T ث:XTH ج:J ح:XH خ:XKH د:D ذ:XDH ر:R ز:Z س:S ش:XSH ص:XSS ض:XDZ ' +
    'ط:XTT ظ:XZZ ع:E غ:G ف:F ق:Q ك:K ل:L م:M ن:N ه:H و:W ى:XAY ي:Y ٱ:XXA پ:P چ:XC ژ:XJ ک:XKK گ:XGG ی:XYA',
);

/** Upper-case letter → letters of the MRZ (possibly none: the soft sign). */
export const TRANSLITERATIONS: ReadonlyMap<string, string> = new Map([...LATIN, ...CYRILLIC, ...ARABIC]);
