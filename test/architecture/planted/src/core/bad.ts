import { worse } from '../platform/worse.ts';

/** Planted: core must import nothing of ours, and the two make a circle. */
export const bad = (): string => worse();
