import type { Words } from './saying.ts';

/** Why a person is looked up. */
export const lookupWords = {
  purpose: { ky: 'Издөөнүн максаты', ru: 'Цель поиска', en: 'Purpose of the look-up' },
  caseNumber: { ky: 'Иштин номери', ru: 'Номер дела', en: 'Case number' },
  missing: {
    ky: 'Адамды издөө үчүн максатын жана иштин номерин жазыңыз.',
    ru: 'Чтобы искать человека, укажите цель и номер дела.',
    en: 'To look for a person, give the purpose and the case number.',
  },
} as const satisfies Words;
