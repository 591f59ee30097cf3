import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature } from 'topojson-client';
import { toMapPoint } from './src/rooms/statistics/map/projection.ts';

// `node web/write-outline.ts`: the country's outline from Natural Earth (public domain, 1:50 000 000, by world-atlas) as one path of the map.
// Its result is kept: 3 KB instead of the world's 750.

const KYRGYZSTAN = '417';

const atlas = new URL(import.meta.resolve('world-atlas/countries-50m.json'));
const world = JSON.parse(readFileSync(atlas, 'utf8')) as Parameters<typeof feature>[0];
const { countries } = world.objects;
if (countries?.type !== 'GeometryCollection') throw new Error('the atlas has no countries');
const country = feature(world, countries).features.find(({ id }) => id === KYRGYZSTAN);
if (country?.geometry.type !== 'Polygon') throw new Error('the outline is not one polygon');

const rings = country.geometry.coordinates.map((ring) => {
  const points = ring.map(([longitude = 0, latitude = 0]) => {
    const { x, y } = toMapPoint(longitude, latitude);
    return `${Math.round(x)},${Math.round(y)}`;
  });
  return `M${points.filter((point, index) => point !== points[index - 1]).join('L')}Z`;
});
const lines = rings.join('').match(/.{1,110}/g) ?? [];
const text = `/** Written by web/write-outline.ts: a path in the map's units. Holes: enclaves of the neighbours. */
export const OUTLINE = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
writeFileSync(join(import.meta.dirname, 'src/rooms/statistics/map/outline.ts'), text);
