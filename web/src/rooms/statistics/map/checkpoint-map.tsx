import { Discs } from './half-disc.tsx';
import { OUTLINE } from './outline.ts';
import { MAP_HEIGHT, MAP_WIDTH } from './projection.ts';

export interface MapPlace {
  code: string;
  x: number;
  y: number;
  /** Radii of the halves, and of the larger one. */
  entry: number;
  exit: number;
  radius: number;
  /** Said beside it; empty for the small ones, which the table has. */
  label: string;
}

/** The country and its checkpoints; a picture for the eye, its figures are in the table. */
export function CheckpointMap({ places, label }: { places: readonly MapPlace[]; label: string }) {
  return (
    <svg className="map" viewBox={`-10 -30 ${MAP_WIDTH + 20} ${MAP_HEIGHT + 50}`} role="img" aria-label={label}>
      <defs>
        <pattern id="map-strokes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" stroke="var(--surface)" strokeWidth="2" />
        </pattern>
      </defs>
      <path className="map-country" d={OUTLINE} fillRule="evenodd" />
      {places.map(({ code, x, y, entry, exit }) => (
        <Discs key={code} x={x} y={y} entry={entry} exit={exit} />
      ))}
      {places.map(({ code, x, y, label: text, radius }) => (
        <text key={code} className="map-label" x={x} y={y - radius - 5} textAnchor="middle">
          {text}
        </text>
      ))}
    </svg>
  );
}
