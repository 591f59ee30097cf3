import type { Words } from './saying.ts';

/** The purpose of a journey. */
export const purposeWords = {
  holiday: { ky: 'эс алуу', ru: 'отдых', en: 'holiday' },
  'friends-and-relatives': { ky: 'достор жана туугандар', ru: 'друзья и родные', en: 'friends and relatives' },
  education: { ky: 'окуу', ru: 'учёба', en: 'education' },
  health: { ky: 'дарылануу', ru: 'лечение', en: 'health' },
  religion: { ky: 'диний', ru: 'религиозная', en: 'religion' },
  shopping: { ky: 'соода кылуу', ru: 'покупки', en: 'shopping' },
  transit: { ky: 'транзит менен өтүү', ru: 'транзит', en: 'transit' },
  'other-personal': { ky: 'башка жеке', ru: 'иная личная', en: 'other personal' },
  business: { ky: 'иш сапары', ru: 'деловая', en: 'business' },
  'work-here': { ky: 'бул жерде иштөө', ru: 'работа здесь', en: 'work here' },
  'return-home': { ky: 'үйгө кайтуу', ru: 'возвращение домой', en: 'return home' },
  'moving-home': { ky: 'көчүү', ru: 'переезд', en: 'moving home' },
  crew: { ky: 'экипаж мүчөсү', ru: 'экипаж', en: 'crew' },
  'not-asked': { ky: 'суралган эмес', ru: 'не спрошена', en: 'not asked' },
} as const satisfies Words;
