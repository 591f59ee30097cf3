/** Words of a name that say little about whose it is: they make no keys, and weigh next to nothing when they agree. */
const PARTICLES: ReadonlySet<string> = new Set([
  ...['AL', 'EL', 'UL', 'UR', 'AR', 'AS', 'AN', 'AT', 'AD', 'AZ', 'ASH', 'UD', 'US', 'UZ', 'LE', 'IL'],
  ...['BIN', 'BEN', 'IBN', 'BINT', 'BINTI', 'BTE', 'WALAD', 'OULD', 'OULED', 'AIT', 'ABU', 'ABOU', 'ABI', 'ABO', 'UMM'],
  ...[
    'UULU',
    'KYZY',
    'KIZI',
    'TEGIN',
    'UGLI',
    'OGLU',
    'OGLI',
    'OGHLU',
    'OGLY',
    'QIZI',
    'QYZY',
    'GIZI',
    'ULY',
    'ULU',
    'UGLY',
    'KYZ',
    'UUL',
  ],
  ...[
    'VAN',
    'VON',
    'DE',
    'DA',
    'DI',
    'DEL',
    'DER',
    'DEN',
    'DES',
    'DO',
    'DOS',
    'DAS',
    'DU',
    'LA',
    'LAS',
    'LOS',
    'TER',
    'ZU',
    'DELLA',
    'Y',
    'E',
  ],
  ...['MR', 'MRS', 'MS', 'DR', 'PROF', 'SIR', 'JR', 'SR', 'II', 'III', 'IV', 'NA'],
  ...[
    'HAJI',
    'HAJJI',
    'HAJ',
    'SHAYKH',
    'SHEIKH',
    'SHAIKH',
    'SHEIK',
    'MULLAH',
    'MAULAVI',
    'MAULAWI',
    'MAWLAWI',
    'QARI',
    'SAYYID',
    'SAYED',
    'SYED',
    'SEYED',
  ],
  ...[
    'ALLAH',
    'ULLAH',
    'LLAH',
    'ALLH',
    'DIN',
    'DEEN',
    'DINE',
    'DYN',
    'EDDIN',
    'UDDIN',
    'EDDINE',
    'ELDIN',
    'ALDIN',
    'ELDEEN',
    'ALDEEN',
    'ELDINE',
    'ULDIN',
  ],
  ...[
    'COLONEL',
    'GENERAL',
    'COMMANDER',
    'CAPTAIN',
    'MAJOR',
    'AYATOLLAH',
    'ENGINEER',
    'PRESIDENT',
    'MONSIEUR',
    'USTAZ',
    'USTAD',
    'SAHIB',
    'SAHEB',
    'MULLA',
    'MAWLANA',
    'MAULANA',
  ],
]);

/** Latvian and Lithuanian passports end Slavic names as their own language does: LAVROVS, IVANOVAS, SERGEJS, SERGEJUS. */
const BALTIC = /^(.{2,}(?:[OE]V|[AEI]J))(?:A|U)?S$/;

/** A name without such an ending. */
export function withoutBalticEnding(text: string): string {
  return text.endsWith('S') ? (BALTIC.exec(text)?.[1] ?? text) : text;
}

/** True for AL, BIN, UULU, KYZY, VAN and for titles. */
export function isParticle(text: string): boolean {
  return PARTICLES.has(text);
}

/** Father's names and what stands for them, in A to Z: stem and ending. */
const STEMMED = /^(.{3,}?)(?:OVICH|EVICH|YEVICH|IEVICH|OVNA|EVNA|YEVNA|IEVNA|OVYCH|EVYCH|OVIC|EVIC|OVNA|IVNA)$/;
/** Slavic endings. */
const SURNAME = /^(.{3,}?)(?:[OEY]VA?|[YI]EVA?|OFF|EFF|OW|EW)$/;
const SUFFIXED = /^(.{3,}?)(?:UULU|KYZY|KIZI|OGLU|OGLY|UGLI|OGLI|QIZI|QYZY|ULY|TEGIN)$/;

/** What any of these endings ends with: most tokens have none, and each of the patterns takes its time. */
const MAY_HAVE_STEM = /(?:CH|IC|[VN]A|[OEY]V|FF|[OE]W|LU|[ZL][YI]|IN)$/;

/**
 * What remains of a surname or patronymic when it is rebuilt: MOLDOKULOV, MOLDOKULOVNA, MOLDOKUL UULU and MOLDOKUL KYZY
 * share MOLDOKUL. The token itself when it has no such ending.
 */
export function stemOf(text: string): string {
  if (!MAY_HAVE_STEM.test(text)) return text;
  return (STEMMED.exec(text) ?? SUFFIXED.exec(text) ?? SURNAME.exec(text))?.[1] ?? text;
}

export function isPatronymic(text: string): boolean {
  return STEMMED.test(text);
}
