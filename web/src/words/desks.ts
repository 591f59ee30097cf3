import type { Words } from './saying.ts';

/** Names of the desks, as the header has them. */
export const deskWords = {
  lane: { ky: 'Кабина', ru: 'Кабина', en: 'Lane' },
  secondLine: { ky: 'Кошумча текшерүү', ru: 'Углублённая проверка', en: 'Second line' },
  board: { ky: 'Нөөмөт', ru: 'Смена', en: 'Shift' },
  statistics: { ky: 'Сандар', ru: 'Цифры', en: 'Figures' },
  balance: { ky: 'Тең салмак', ru: 'Баланс', en: 'Balance' },
  watchlist: { ky: 'Көзөмөл тизмеси', ru: 'Контрольный список', en: 'Watchlist' },
  accounts: { ky: 'Аккаунттар', ru: 'Учётные записи', en: 'Accounts' },
  checkpoints: { ky: 'Өткөрүү пункттары', ru: 'Пункты пропуска', en: 'Checkpoints' },
  stayRules: { ky: 'Жүрүү эрежелери', ru: 'Правила пребывания', en: 'Stay rules' },
  audit: { ky: 'Аудит', ru: 'Журнал', en: 'Audit' },
} as const satisfies Words;
