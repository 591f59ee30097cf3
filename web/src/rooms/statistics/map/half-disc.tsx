/** Half of a circle round a point, to the left (entry) or the right (exit). */
function halfPath(x: number, y: number, radius: number, isLeft: boolean): string {
  return `M${x},${y - radius}A${radius},${radius} 0 0 ${isLeft ? 0 : 1} ${x},${y + radius}Z`;
}

interface DiscProps {
  x: number;
  y: number;
  /** Radii whose squares are in proportion to the crossings. */
  entry: number;
  exit: number;
}

/** Two half-discs of their own areas; told apart by side, colour and strokes. */
export function Discs({ x, y, entry, exit }: DiscProps) {
  return (
    <>
      {entry > 0 && <path className="map-entry" d={halfPath(x, y, entry, true)} />}
      {exit > 0 && <path className="map-exit" d={halfPath(x, y, exit, false)} />}
      {exit > 0 && <path className="map-strokes" d={halfPath(x, y, exit, false)} />}
    </>
  );
}
