import { expect } from 'vitest';
import type { Actor } from '../../src/core/actor.ts';
import { idAt } from '../../src/core/ids.ts';
import type { MrzFields } from '../../src/documents/write-mrz.ts';
import { type Desk, scanOf } from './inspection-desk.ts';

const DAY_MS = 86_400_000;

/** Inspects so many days ago, lets through whatever is advised, and has the stays counted. @returns the crossing's id */
export type Cross = (
  passport: MrzFields,
  direction: 'entry' | 'exit',
  daysAgo: number,
  more?: object,
) => Promise<string>;

/** @param now what the desk's clock shows before and after */
export function crossingsAt(desk: Desk, officer: Actor, now: Date): Cross {
  return async (passport, direction, daysAgo, more = {}) => {
    desk.setClock(new Date(now.getTime() - daysAgo * DAY_MS));
    const id = idAt(desk.now().getTime());
    const opened = await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(passport, { direction, ...more }));
    expect(opened.status).toBe(201);
    const acknowledged = opened.body.advisories.map(({ code }: { code: string }) => code);
    const decision = { outcome: 'admit', acknowledged, ...(acknowledged.length > 0 && { overrideReason: 'invented' }) };
    expect((await desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, decision)).status).toBe(201);
    desk.setClock(now);
    await desk.countStays();
    return id;
  };
}
