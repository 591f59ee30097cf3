import type { Words } from './saying.ts';

/** Names of the desks, as the header has them. */
export const deskWords = {
  lane: { ky: 'Кабина', ru: 'Кабина', en: 'Lane' },
  statistics: { ky: 'Сандар', ru: 'Цифры', en: 'Figures' },
  balance: { ky: 'Тең салмак', ru: 'Баланс', en: 'Balance' },
} as const satisfies Words;
