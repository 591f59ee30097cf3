import type { Words } from './saying.ts';

/** Agencies, as administrators keep them. */
export const agenciesWords = {
  title: { ky: 'Мекемелер', ru: 'Службы', en: 'Agencies' },
  create: { ky: 'Жаңы мекеме', ru: 'Новая служба', en: 'New agency' },
  inUse: { ky: 'Колдонулат', ru: 'Действует', en: 'In use' },
  outOfUse: { ky: 'колдонулбайт', ru: 'не действует', en: 'out of use' },
  inUseLegend: { ky: 'Жаңы аккаунттар', ru: 'Новые учётные записи', en: 'New accounts' },
  saved: { ky: 'Сакталды.', ru: 'Сохранено.', en: 'Saved.' },
} as const satisfies Words;
