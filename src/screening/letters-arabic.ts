/**
 * Arabic, Persian, Pashto, Urdu and Uyghur letters. Short vowels are not written; what is here is compared by
 * consonants (sound.ts). Alif, waw and ya may be consonant or vowel, so they are spelt A, W and Y and weigh little.
 */
const ARABIC = {
  ...{ ا: 'A', أ: 'A', إ: 'I', آ: 'A', ٱ: 'A', ء: '', ع: 'A', ئ: 'Y', ؤ: 'W', ب: 'B', ت: 'T', ث: 'TH', ج: 'J', ح: 'H' },
  ...{ خ: 'KH', د: 'D', ذ: 'DH', ر: 'R', ز: 'Z', س: 'S', ش: 'SH', ص: 'S', ض: 'DH', ط: 'T', ظ: 'Z', غ: 'GH' },
  ...{ ف: 'F', ق: 'Q', ك: 'K', ل: 'L', م: 'M', ن: 'N', ه: 'H', ة: 'A', و: 'W', ي: 'Y', ى: 'A', ـ: '' },
};
const PERSIAN = { پ: 'P', چ: 'CH', ژ: 'J', گ: 'G', ک: 'K', ی: 'Y', ۀ: 'H', ە: 'A' };
const PASHTO = { ټ: 'T', ډ: 'D', ړ: 'R', ږ: 'J', ښ: 'SH', ځ: 'Z', څ: 'TS', ڼ: 'N', ې: 'Y', ۍ: 'Y', ګ: 'G' };
const URDU = { ٹ: 'T', ڈ: 'D', ڑ: 'R', ں: 'N', ہ: 'H', ۂ: 'H', ھ: 'H', ے: 'Y', ۓ: 'Y' };
const UYGHUR = { ې: 'E', ۇ: 'U', ۆ: 'O', ۈ: 'U', ۋ: 'V', ڭ: 'N', ڤ: 'V' };

export const ARABIC_SCRIPT = { ...ARABIC, ...PERSIAN, ...UYGHUR, ...PASHTO, ...URDU };
