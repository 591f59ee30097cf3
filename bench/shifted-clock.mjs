// Given to a program by --import: its wall clock is as many milliseconds off as the file says, from one moment to the next.
// The system's clock stays as it is, and so do clocks that nobody sets (performance.now, timers).
import { readFileSync } from 'node:fs';

const RealDate = Date;
let shiftMs = 0;
const look = () => {
  try {
    shiftMs = Number(readFileSync(process.env.IAMIS_BENCH_CLOCK, 'utf8')) || 0;
  } catch {
    shiftMs = 0;
  }
};
look();
setInterval(look, 100).unref();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs);
    else super(...given);
  }
  static now() {
    return RealDate.now() + shiftMs;
  }
};
