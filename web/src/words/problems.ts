import type { Say } from './language.ts';
import type { Words } from './saying.ts';

/** Refusals of the server that a person at a desk can meet; the others are shown by their code. */
export const problemWords = {
  'inspection-already-decided': { ky: 'мурда эле чечилген', ru: 'уже решено', en: 'already decided' },
  'inspection-referred': {
    ky: 'экинчи линияда турат',
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
    ky: 'экинчи линия гана чечет',
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
  'not-signed-in': { ky: 'сеанс аяктаган', ru: 'сеанс завершён', en: 'the session has ended' },
} as const satisfies Words;

export function sayProblem(say: Say, code: string): string {
  const saying = Object.hasOwn(problemWords, code) ? problemWords[code as keyof typeof problemWords] : undefined;
  return saying ? say(saying) : code;
}
