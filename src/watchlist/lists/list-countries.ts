import { alpha3FromAlpha2, alpha3FromEnglishName, canonicalState, isStateCode } from '../../core/countries.ts';
import { cleanText } from './list-text.ts';

/** Spellings of the UN and of the US Treasury that the library of country names does not have. */
const LISTED_NAMES: Readonly<Record<string, string>> = {
  'iran (islamic republic of)': 'IRN',
  "democratic people's republic of korea": 'PRK',
  'korea, north': 'PRK',
  'korea, south': 'KOR',
  'republic of korea': 'KOR',
  'united kingdom of great britain and northern ireland': 'GBR',
  'venezuela (bolivarian republic of)': 'VEN',
  'bolivia (plurinational state of)': 'BOL',
  'micronesia (federated states of)': 'FSM',
  'netherlands (kingdom of the)': 'NLD',
  'state of palestine': 'PSE',
  palestinian: 'PSE',
  palestine: 'PSE',
  syria: 'SYR',
  'congo, democratic republic of the': 'COD',
  'congo, republic of the': 'COG',
  burma: 'MMR',
  moldova: 'MDA',
  'cabo verde': 'CPV',
  'macedonia, the former yugoslav republic of': 'MKD',
  'macedonia, the republic of north': 'MKD',
  macau: 'MAC',
  'region: kosovo': 'RKS',
  kosovo: 'RKS',
  'former soviet union': 'SUN',
  'soviet union': 'SUN',
  'cote d ivoire': 'CIV',
  stateless: 'XXA',
};

/** How document fields name a state in passing: `Libyan passport No. 513519`, `403062567 (US)`. */
const DEMONYMS: Readonly<Record<string, string>> = {
  afghan: 'AFG',
  algerian: 'DZA',
  british: 'GBR',
  chinese: 'CHN',
  congo: 'COG',
  egyptian: 'EGY',
  eritrean: 'ERI',
  french: 'FRA',
  german: 'DEU',
  indonesian: 'IDN',
  iranian: 'IRN',
  iraqi: 'IRQ',
  jordanian: 'JOR',
  kuwaiti: 'KWT',
  kyrgyz: 'KGZ',
  libyan: 'LBY',
  moroccan: 'MAR',
  pakistani: 'PAK',
  qatari: 'QAT',
  russian: 'RUS',
  saudi: 'SAU',
  syrian: 'SYR',
  tajik: 'TJK',
  tunisian: 'TUN',
  turkish: 'TUR',
  us: 'USA',
  uzbek: 'UZB',
  yemeni: 'YEM',
  car: 'CAF',
};

/** Codes of FollowTheMoney and OpenSanctions that are no ISO alpha-2. */
const LISTED_CODES: Readonly<Record<string, string>> = {
  xk: 'RKS',
  su: 'SUN',
  suhh: 'SUN',
  eu: 'EUE',
  un: 'UNO',
  uk: 'GBR',
};

/** A country as a list names it (`Korea, North`, `Türkiye`) to its code; undefined when unknown (`na`, a city, a rank). */
export function stateOfListedName(name: string): string | undefined {
  const clean = cleanText(name).replaceAll('’', "'");
  const key = clean.toLowerCase();
  return (Object.hasOwn(LISTED_NAMES, key) ? LISTED_NAMES[key] : undefined) ?? alpha3FromEnglishName(clean);
}

/** The state a text begins with or ends in, by its name or the adjective; undefined when it names none. */
export function stateInPassing(text: string): string | undefined {
  const words = cleanText(text)
    .split(/[\s,()]+/)
    .filter(Boolean);
  const first = words[0]?.toLowerCase() ?? '';
  const last = words.at(-1)?.toLowerCase() ?? '';
  for (const word of [first, last]) if (Object.hasOwn(DEMONYMS, word)) return DEMONYMS[word];
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const found =
      stateOfListedName(words.slice(0, count).join(' ')) ?? stateOfListedName(words.slice(-count).join(' '));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `kg`, `KGZ`, `gb-sct`, `suhh` to the code an entry keeps; undefined when unknown. */
export function stateOfListedCode(code: string): string | undefined {
  const key = code.trim().toLowerCase();
  if (Object.hasOwn(LISTED_CODES, key)) return LISTED_CODES[key];
  const [country = ''] = key.split('-');
  if (country.length === 2) return alpha3FromAlpha2(country);
  return isStateCode(country.toUpperCase()) ? canonicalState(country.toUpperCase()) : undefined;
}
