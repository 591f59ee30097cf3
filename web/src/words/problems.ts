import type { Say } from './language.ts';
import type { Words } from './saying.ts';

/** Refusals of the server that a person at a desk can meet; the others are shown by their code. */
export const problemWords = {
  'inspection-already-decided': { ky: 'мурда эле чечилген', ru: 'уже решено', en: 'already decided' },
  'inspection-referred': {
    ky: 'кошумча текшерүүдө',
    ru: 'уже на углублённой проверке',
    en: 'already with the second line',
  },
  'inspection-not-yours': {
    ky: 'башка көзөмөлчүнүкү',
    ru: 'это проверка другого контролёра',
    en: 'another officer’s inspection',
  },
  'inspection-not-found': { ky: 'мындай текшерүү жок', ru: 'такой проверки нет', en: 'no such inspection' },
  'needs-second-line': {
    ky: 'кошумча текшерүү гана чечет',
    ru: 'решает только углублённая проверка',
    en: 'only the second line decides',
  },
  'checkpoint-not-yours': {
    ky: 'бул пунктта иштебейсиз',
    ru: 'вы не работаете в этом пункте',
    en: 'not your checkpoint',
  },
  'correction-too-late': { ky: '15 мүнөт өтүп кетти', ru: '15 минут прошли', en: 'the 15 minutes are over' },
  'correction-empty': { ky: 'жаңы эч нерсе жок', ru: 'ничего нового', en: 'nothing new' },
  'decided-at-out-of-range': {
    ky: 'компьютердин сааты туура эмес',
    ru: 'неверные часы компьютера',
    en: 'this computer’s clock is wrong',
  },
  'id-time-out-of-range': {
    ky: 'компьютердин сааты туура эмес',
    ru: 'неверные часы компьютера',
    en: 'this computer’s clock is wrong',
  },
  'screening-unavailable': { ky: 'тизме жүктөлө элек', ru: 'список ещё не загружен', en: 'the list is not loaded yet' },
  'bad-request': {
    ky: 'маалымат толук эмес же туура эмес',
    ru: 'данные неполны или неверны',
    en: 'data missing or wrong',
  },
  'group-undecided': { ky: 'баары эле чечиле элек', ru: 'решены не все', en: 'not everybody is decided' },
  'group-incomplete': { ky: 'айтылгандай көп көрүлгөн жок', ru: 'сверены не все', en: 'fewer seen than declared' },
  'shift-already-open': { ky: 'нөөмөт мурда эле ачылган', ru: 'смена уже открыта', en: 'a shift is open already' },
  'check-note-required': {
    ky: 'өтпөгөн текшерүүгө эскертүү керек',
    ru: 'к непройденной проверке нужна заметка',
    en: 'a failed check needs a note',
  },
  'own-sign-off': {
    ky: 'экинчи кол башка адамдыкы болушу керек',
    ru: 'вторая подпись должна быть чужой',
    en: 'somebody else signs second',
  },
  forbidden: { ky: 'бул аккаунтка уруксат жок', ru: 'этой учётной записи нельзя', en: 'not allowed for this account' },
  'own-proposal': {
    ky: 'өз сунушуңузду башка бирөө чечет',
    ru: 'своё предложение решает другой',
    en: 'somebody else decides on your own proposal',
  },
  'entry-not-found': { ky: 'мындай жазуу жок', ru: 'такой записи нет', en: 'no such entry' },
  'entry-not-pending': { ky: 'бул сунуш чечилип калган', ru: 'по этому предложению уже решено', en: 'already decided' },
  'entry-not-active': { ky: 'бул жазуу күчүндө эмес', ru: 'эта запись не действует', en: 'this entry is not in force' },
  'proposal-pending': {
    ky: 'бул жазуу боюнча сунуш күтүп турат',
    ru: 'по этой записи уже ждёт предложение',
    en: 'a proposal for it already waits',
  },
  'entry-incomplete': {
    ky: 'бекитүү үчүн талаалар жетишпейт',
    ru: 'не хватает полей для утверждения',
    en: 'it lacks what approval needs',
  },
  'second-approver-required': {
    ky: 'экинчи бекитүүчү керек',
    ru: 'нужен второй утверждающий',
    en: 'a second approver must do this',
  },
  'lookup-reason-required': {
    ky: 'максатын жана иштин номерин жазыңыз',
    ru: 'нужны цель и номер дела',
    en: 'a purpose and a case number are needed',
  },
  'precondition-failed': {
    ky: 'ушул убакта башка бирөө өзгөрттү',
    ru: 'тем временем изменил другой',
    en: 'somebody changed it meanwhile',
  },
  'import-unreadable': {
    ky: 'файл бул түргө дал келбейт',
    ru: 'файл не читается как этот формат',
    en: 'the file cannot be read as this format',
  },
  'import-too-large': { ky: 'файл 100 МБдан чоң', ru: 'файл больше 100 МБ', en: 'the file is larger than 100 MB' },
  'import-not-staged': {
    ky: 'бул файл чечим күтпөйт',
    ru: 'этот файл не ждёт решения',
    en: 'this file does not wait for a decision',
  },
  'confirm-removals-required': {
    ky: 'тизменин бир бөлүгү кетет, ырастаңыз',
    ru: 'уйдёт часть списка, подтвердите',
    en: 'part of the list would go, confirm it',
  },
  overloaded: {
    ky: 'сервер бош эмес, бир аздан кийин кайталаңыз',
    ru: 'сервер занят, повторите чуть позже',
    en: 'the server is busy, try again in a moment',
  },
  'roles-incompatible': {
    ky: 'бул ролдор чогуу болбойт',
    ru: 'эти роли не сочетаются',
    en: 'these roles do not go together',
  },
  'username-taken': { ky: 'мындай ат бар', ru: 'такое имя занято', en: 'this user name is taken' },
  'second-administrator-required': {
    ky: 'муну экинчи администратор кылат',
    ru: 'это делает второй администратор',
    en: 'a second administrator must do this',
  },
  'role-grant-closed': {
    ky: 'бул ролдор чечилип калган',
    ru: 'по этим ролям уже решено',
    en: 'these roles are already decided',
  },
  'checkpoint-exists': { ky: 'мындай код бар', ru: 'такой код есть', en: 'this code is taken' },
  'checkpoint-not-found': { ky: 'мындай пункт жок', ru: 'такого пункта нет', en: 'no such checkpoint' },
  'stay-rule-overlaps': {
    ky: 'ошол эле адамдар үчүн башка эреже бар',
    ru: 'для тех же людей уже есть правило',
    en: 'another rule is in force for the same people',
  },
  'stay-rule-retroactive': {
    ky: 'эреже өткөн күндөн башталбайт жана бүтпөйт',
    ru: 'правило не начинается и не кончается в прошлом',
    en: 'a rule neither begins nor ends in the past',
  },
  'stay-rule-ended': {
    ky: 'бул эреженин акыркы күнү бар',
    ru: 'у правила уже есть последний день',
    en: 'this rule has a last day already',
  },
  'balance-notice-not-found': {
    ky: 'мындай эскертүү жок',
    ru: 'такого уведомления нет',
    en: 'there is no such notice',
  },
  'balance-notice-acknowledged': {
    ky: 'бул эскертүү мурда эле белгиленген',
    ru: 'это уведомление уже подтверждено',
    en: 'this notice has been acknowledged already',
  },
  'not-signed-in': { ky: 'сеанс аяктаган', ru: 'сеанс завершён', en: 'the session has ended' },
} as const satisfies Words;

export function sayProblem(say: Say, code: string): string {
  const saying = Object.hasOwn(problemWords, code) ? problemWords[code as keyof typeof problemWords] : undefined;
  return saying ? say(saying) : code;
}
