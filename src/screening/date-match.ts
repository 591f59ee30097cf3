import { dayOfDate, monthOfDate, moreYearsOfDate, yearOfDate } from './listed-date.ts';
import { POLICY } from './policy.ts';

const BITS = POLICY.birthDate;

/** How well a traveller's birth date agrees with a listed one, both as numbers (listed-date.ts), in bits. */
export function dateBitsOf(traveller: number, listed: number): number {
  const from = yearOfDate(listed);
  const more = moreYearsOfDate(listed);
  const year = yearOfDate(traveller);
  const apart = Math.max(from - year, year - from - more, 0);
  const isFull = dayOfDate(traveller) > 0 && dayOfDate(listed) > 0;
  if (apart > 0) return isFull ? differentYears(traveller, listed, apart) : yearsApart(apart);
  if (more > 0) return BITS.yearInRange;
  if (isFull) return sameYear(traveller, listed);
  const month = monthOfDate(traveller);
  const listedMonth = monthOfDate(listed);
  return month > 0 && listedMonth > 0 && month !== listedMonth ? BITS.yearOnlyDifferentDay : BITS.year;
}

function sameYear(one: number, other: number): number {
  if (one === other) return isFirstOfJanuary(one) ? BITS.equalFirstOfJanuary : BITS.equal;
  const [month, day] = [monthOfDate(one), dayOfDate(one)];
  const [otherMonth, otherDay] = [monthOfDate(other), dayOfDate(other)];
  if (month === otherDay && day === otherMonth) return BITS.swapped;
  if (month === otherMonth || day === otherDay) return BITS.oneOfDayAndMonth;
  return isFirstOfJanuary(one) || isFirstOfJanuary(other) ? BITS.yearInRange : BITS.yearOnlyDifferentDay;
}

function differentYears(one: number, other: number, apart: number): number {
  if ((one & 511) === (other & 511) && !isFirstOfJanuary(one)) {
    if (apart === 1 || isOneDigitOff(yearOfDate(one), yearOfDate(other))) return BITS.yearMistaken;
    if (apart <= 10) return BITS.dayAndMonthOnly;
  }
  const isAboutTheYear = isFirstOfJanuary(one) || isFirstOfJanuary(other);
  return yearsApart(apart) + (isAboutTheYear ? 0 : BITS.fullAndYearsDifferent);
}

function yearsApart(apart: number): number {
  if (apart === 1) return BITS.oneYearApart;
  if (apart === 2) return BITS.twoYearsApart;
  if (apart <= 5) return BITS.fiveYearsApart;
  return apart <= 10 ? BITS.tenYearsApart : BITS.farther;
}

function isFirstOfJanuary(date: number): boolean {
  return (date & 511) === 33;
}

/** One digit mistaken, or two neighbours swapped. */
function isOneDigitOff(one: number, other: number): boolean {
  const [a, b] = [String(one), String(other)];
  const different = [0, 1, 2, 3].filter((at) => a[at] !== b[at]);
  if (different.length === 1) return different[0] === 3 || different[0] === 2;
  const [first = 0, second = 0] = different;
  return different.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}
