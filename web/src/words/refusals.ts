import type { Words } from './saying.ts';

/** Why an entry or an exit is refused. */
export const refusalWords = {
  'no-document': { ky: 'документи жок', ru: 'нет документа', en: 'no document' },
  'forged-document': { ky: 'документ жасалма', ru: 'поддельный документ', en: 'forged document' },
  'no-visa': { ky: 'визасы жок', ru: 'нет визы', en: 'no visa' },
  'forged-visa': { ky: 'визасы жасалма', ru: 'поддельная виза', en: 'forged visa' },
  'purpose-not-shown': { ky: 'максаты далилденген жок', ru: 'цель поездки не подтверждена', en: 'purpose not shown' },
  'stay-used-up': { ky: 'жүрүү мөөнөтү бүткөн', ru: 'срок пребывания исчерпан', en: 'stay used up' },
  'bar-running': { ky: 'кирүүгө тыюу күчүндө', ru: 'действует запрет на въезд', en: 'entry ban running' },
  'no-means': { ky: 'каражаты жок', ru: 'нет средств', en: 'no means' },
  listed: { ky: 'көзөмөл тизмесинде', ru: 'в контрольном списке', en: 'on the watchlist' },
  'not-open-to-nationality': {
    ky: 'пункт мындай жарандыкка ачык эмес',
    ru: 'пункт не открыт для этого гражданства',
    en: 'checkpoint not open to this nationality',
  },
  'threat-to-health-or-order': {
    ky: 'ден соолукка же тартипке коркунуч',
    ru: 'угроза здоровью или порядку',
    en: 'threat to health or order',
  },
  'exit-ban': { ky: 'чыгууга убактылуу чектөө', ru: 'ограничение выезда', en: 'exit ban' },
  'no-parental-consent': { ky: 'ата-эненин макулдугу жок', ru: 'нет согласия родителей', en: 'no parental consent' },
  wanted: { ky: 'издөөдө', ru: 'в розыске', en: 'wanted' },
  'document-invalid': { ky: 'документ жараксыз', ru: 'документ недействителен', en: 'document invalid' },
} as const satisfies Words;
