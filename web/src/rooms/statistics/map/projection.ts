const WEST = 69;
const NORTH = 43.45;
const UNITS_PER_DEGREE = 100;
/** Of the country's middle, 41.3° north: there a degree of longitude is so much of a degree of latitude. */
const SHRINK = Math.cos((41.3 * Math.PI) / 180);

/** The map's picture: units of a hundredth of a degree of latitude. */
export const MAP_WIDTH = 870;
export const MAP_HEIGHT = 450;

/** Degrees to the map's units, equirectangular: enough for 900 km. */
export function toMapPoint(longitude: number, latitude: number): { x: number; y: number } {
  return { x: (longitude - WEST) * SHRINK * UNITS_PER_DEGREE, y: (NORTH - latitude) * UNITS_PER_DEGREE };
}
