/** Of the busiest half-disc, in the map's units. */
const LARGEST = 46;
/** A checkpoint with a single crossing is still seen. */
const SMALLEST = 2.5;

/** Areas in proportion to the crossings. @param most of the busiest half */
export function radiusOf(value: number, most: number): number {
  return value === 0 ? 0 : Math.max(SMALLEST, LARGEST * Math.sqrt(value / Math.max(1, most)));
}
