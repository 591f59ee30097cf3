import { expect, it } from 'vitest';
import { openSlices } from '../../../src/platform/time-slice.ts';

function workFor(ms: number): void {
  const startedMs = performance.now();
  while (performance.now() - startedMs < ms);
}

it('long work lets others in between its steps, and small work goes on at once', async () => {
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 0);
  const stepAside = openSlices();
  await stepAside();
  expect(turns).toBe(0);
  for (let step = 0; step < 20; step += 1) {
    workFor(2);
    await stepAside();
  }
  clearInterval(others);
  expect(turns).toBeGreaterThanOrEqual(20);
});

it('long work comes to its end though others never leave the loop alone', async () => {
  let isOver = false;
  const hog = () => {
    workFor(1);
    if (!isOver) setImmediate(hog);
  };
  hog();
  const stepAside = openSlices();
  let steps = 0;
  for (; steps < 10; steps += 1) {
    workFor(2);
    await stepAside();
  }
  isOver = true;
  expect(steps).toBe(10);
});
