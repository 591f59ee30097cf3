import type { Saying, Words } from './saying.ts';

/** The field's words, one for each thing, the same on every screen. */
export const termWords = {
  checkpoint: { ky: 'Өткөрүү пункту', ru: 'Пункт пропуска', en: 'Checkpoint' },
  direction: { ky: 'Багыты', ru: 'Направление', en: 'Direction' },
  entry: { ky: 'Кирүү', ru: 'Въезд', en: 'Entry' },
  exit: { ky: 'Чыгуу', ru: 'Выезд', en: 'Exit' },
  documentNumber: { ky: 'Документтин номери', ru: 'Номер документа', en: 'Document number' },
  issuingState: { ky: 'Берген мамлекет', ru: 'Государство выдачи', en: 'Issuing state' },
  surname: { ky: 'Фамилиясы', ru: 'Фамилия', en: 'Surname' },
  givenNames: { ky: 'Аты', ru: 'Имя', en: 'Given names' },
  nationality: { ky: 'Жарандыгы', ru: 'Гражданство', en: 'Nationality' },
  birthDate: { ky: 'Туулган күнү', ru: 'Дата рождения', en: 'Date of birth' },
  sex: { ky: 'Жынысы', ru: 'Пол', en: 'Sex' },
  expiryDate: { ky: 'Жарактуулук мөөнөтү', ru: 'Действителен по', en: 'Valid until' },
  personalNumber: { ky: 'ПИН', ru: 'ПИН', en: 'Personal number' },
  name: { ky: 'Аты-жөнү', ru: 'Фамилия, имя', en: 'Name' },
} as const satisfies Words;

export const sexWords = {
  F: { ky: 'аял', ru: 'жен.', en: 'F' },
  M: { ky: 'эркек', ru: 'муж.', en: 'M' },
  X: { ky: 'көрсөтүлгөн эмес', ru: 'не указан', en: 'X' },
} as const satisfies Record<'F' | 'M' | 'X', Saying>;

export const roleWords = {
  officer: { ky: 'чек ара көзөмөлчүсү', ru: 'контролёр', en: 'officer' },
  supervisor: { ky: 'нөөмөт улугу', ru: 'старший смены', en: 'shift leader' },
  editor: { ky: 'тизме түзүүчү', ru: 'редактор списка', en: 'list editor' },
  approver: { ky: 'бекитүүчү', ru: 'утверждающий', en: 'approver' },
  analyst: { ky: 'талдоочу', ru: 'аналитик', en: 'analyst' },
  auditor: { ky: 'текшерүүчү', ru: 'аудитор', en: 'auditor' },
  administrator: { ky: 'башкаруучу', ru: 'администратор', en: 'administrator' },
} as const satisfies Words;
