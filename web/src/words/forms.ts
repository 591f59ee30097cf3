import type { Words } from './saying.ts';

/** Forms on paper. */
export const formWords = {
  printRefusal: { ky: 'Баш тартуу барагы (PDF)', ru: 'Форма отказа (PDF)', en: 'Refusal form (PDF)' },
  printSlip: { ky: 'Адамга маалымкат (PDF)', ru: 'Справка для лица (PDF)', en: 'Reference slip (PDF)' },
  title: { ky: 'Акыркы сутканын барактары', ru: 'Формы за последние сутки', en: 'Forms of the last 24 hours' },
  titleMore: {
    ky: 'Өткөрүү пункттарыңыздагы баш тартуулар жана жаңылыш дал келүүлөр. Аты-жөнү жазылган эмес: убактысы жана кабинасы боюнча табыңыз.',
    ru: 'Отказы и ложные совпадения ваших пунктов пропуска. Имён здесь нет: ищите по времени и кабине.',
    en: 'Refusals and false matches of your checkpoints. No names here: look for the time and the lane.',
  },
  none: {
    ky: 'Акыркы 24 саатта баш тартуу да, жаңылыш дал келүү да болгон эмес.',
    ru: 'За последние 24 часа не было ни отказов, ни ложных совпадений.',
    en: 'No refusal and no false match in the last 24 hours.',
  },
  at: { ky: 'Убактысы', ru: 'Время', en: 'Time' },
  what: { ky: 'Эмне болгон', ru: 'Что произошло', en: 'What happened' },
  where: { ky: 'Кайда', ru: 'Где', en: 'Where' },
  by: { ky: 'Ким чечкен', ru: 'Кто решил', en: 'Decided by' },
  paper: { ky: 'Барак', ru: 'Форма', en: 'Form' },
  refusal: { ky: 'Баш тартылган: {reason}', ru: 'Отказ: {reason}', en: 'Refused: {reason}' },
  falseMatch: { ky: 'Жаңылыш дал келүү', ru: 'Ложное совпадение', en: 'False match' },
  why: { ky: 'Эмне үчүн басылат', ru: 'Для чего печатается', en: 'What it is printed for' },
  whyMore: {
    ky: 'Башка улук чечкен же 15 мүнөттөн ашкан болсо, барак максаты жана иши менен гана басылат.',
    ru: 'Решённое другим или более 15 минут назад печатается только с целью и делом.',
    en: 'What another decided, or was decided over 15 minutes ago, is printed with a purpose and a case only.',
  },
  whyMissing: {
    ky: 'Бул барак үчүн максатын жана иштин номерин жазыңыз.',
    ru: 'Для этой формы укажите цель и номер дела.',
    en: 'For this form give the purpose and the case number.',
  },
} as const satisfies Words;
