import type { NameTableKey } from './name-tables.ts';

/** A nationality as the invented traffic knows it. */
export interface Nation {
  /** As the MRZ writes it (ICAO: Germany is D). */
  code: string;
  names: NameTableKey;
  /** Share of travellers, in tenths of a percent of all; small ones are rounded up. */
  weight: number;
  /** Pattern of a passport number: # a digit, other characters as they are. */
  passport: string;
}

const nation = (code: string, names: NameTableKey, weight: number, passport = 'P########'): Nation => ({
  code,
  names,
  weight,
  passport,
});

/** Where travellers come from. The weights follow the country's traffic: its own citizens and the neighbours' first. */
export const NATIONS: readonly Nation[] = [
  nation('KGZ', 'kyrgyz', 340, 'PE#######'),
  nation('UZB', 'uzbek', 270, 'FA#######'),
  nation('KAZ', 'kazakh', 140, 'N########'),
  nation('RUS', 'russian', 75, '#########'),
  nation('TJK', 'tajik', 48, '4########'),
  nation('CHN', 'chinese', 28, 'EJ#######'),
  nation('TUR', 'turkish', 14, 'U########'),
  nation('IND', 'indian', 14, 'Z#######'),
  nation('PAK', 'southAsian', 7, 'AB#######'),
  nation('D', 'german', 7, 'C0#######'),
  nation('KOR', 'korean', 6, 'M########'),
  nation('USA', 'english', 5, '5########'),
  nation('GBR', 'english', 4, '1########'),
  nation('FRA', 'french', 4, '22FV#####'),
  nation('SAU', 'arab', 4, 'X#######'),
  nation('ARE', 'arab', 3, 'S########'),
  nation('MNG', 'mongolian', 2, 'E########'),
  nation('IRN', 'persian', 2, 'V########'),
  nation('AFG', 'persian', 2, 'O########'),
  nation('TKM', 'turkmen', 2, 'A########'),
  nation('AZE', 'azeri', 2, 'C########'),
  nation('UKR', 'ukrainian', 2, 'FX######'),
  nation('BLR', 'russian', 2, 'MP#######'),
  nation('GEO', 'caucasian', 1, '17AA#####'),
  nation('ARM', 'caucasian', 1, 'AT#######'),
  nation('JPN', 'japanese', 2, 'TR#######'),
  nation('ITA', 'italian', 2, 'YA#######'),
  nation('ESP', 'iberian', 1, 'PAA######'),
  nation('PRT', 'iberian', 1, 'CB######'),
  nation('BRA', 'iberian', 1, 'FZ######'),
  nation('POL', 'slavic', 2, 'EP#######'),
  nation('CZE', 'slavic', 2, '4#######'),
  nation('SRB', 'slavic', 1),
  nation('ROU', 'slavic', 1, '05#######'),
  nation('BGR', 'slavic', 1, '38#######'),
  nation('LTU', 'slavic', 1, '2#######'),
  nation('LVA', 'slavic', 1, 'LV#######'),
  nation('HUN', 'slavic', 1, 'BJ#######'),
  nation('NLD', 'german', 2, 'NX#######'),
  nation('BEL', 'french', 1, 'EN######'),
  nation('CHE', 'german', 2, 'X#######'),
  nation('AUT', 'german', 1, 'U#######'),
  nation('SWE', 'nordic', 1, '3#######'),
  nation('NOR', 'nordic', 1, 'CC#######'),
  nation('DNK', 'nordic', 1, '2########'),
  nation('FIN', 'nordic', 1, 'FP#######'),
  nation('CAN', 'english', 1, 'GA######'),
  nation('AUS', 'english', 1, 'PA#######'),
  nation('ISR', 'arab', 2, '3#######'),
  nation('JOR', 'arab', 1),
  nation('EGY', 'arab', 1, 'A########'),
  nation('KWT', 'arab', 1),
  nation('BGD', 'southAsian', 2, 'EK#######'),
  nation('NPL', 'indian', 1, 'PA#######'),
  nation('LKA', 'indian', 1, 'N#######'),
  nation('VNM', 'southEastAsian', 1, 'C#######'),
  nation('PHL', 'southEastAsian', 1, 'P#######B'),
  nation('IDN', 'southEastAsian', 1, 'X#######'),
  nation('MYS', 'southEastAsian', 2, 'A########'),
  nation('THA', 'southEastAsian', 1, 'AC#######'),
  nation('SGP', 'southEastAsian', 1, 'K#######E'),
];
