import { InvalidArgumentError } from 'commander';

/** A parser for an option that is a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d{1,12}$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`);
  };
}

/** A parser for an option that is a number within bounds, fractions allowed. */
export function numberWithin(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d{1,9}(\.\d{1,6})?$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`give a number from ${least} to ${most}.`);
  };
}
