import type { Words } from './saying.ts';

/** Names of the desks, as the header has them. */
export const deskWords = {
  lane: { ky: 'Кабина', ru: 'Кабина', en: 'Lane' },
  secondLine: { ky: 'Кошумча текшерүү', ru: 'Углублённая проверка', en: 'Second line' },
  board: { ky: 'Нөөмөт', ru: 'Смена', en: 'Shift' },
  statistics: { ky: 'Сандар', ru: 'Цифры', en: 'Figures' },
  balance: { ky: 'Тең салмак', ru: 'Баланс', en: 'Balance' },
} as const satisfies Words;
