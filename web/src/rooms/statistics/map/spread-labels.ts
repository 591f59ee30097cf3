interface Labelled {
  x: number;
  y: number;
  /** Of the larger half. */
  radius: number;
  label: string;
}

const LINE = 18;
const LETTER = 8;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const round = ({ x, y, radius }: Labelled): Box => ({
  ...{ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
});

function labelBox({ x, y, radius, label }: Labelled): Box {
  const half = (label.length * LETTER) / 2;
  return { left: x - half, right: x + half, top: y - radius - 5 - LINE, bottom: y - radius - 5 };
}

/**
 * Of labels that would lie on one another, or on a larger checkpoint's circle, the smaller checkpoint's is left out: it is in the table.
 * Places come largest first.
 */
export function apart<T extends Labelled>(places: readonly T[]): T[] {
  const taken: Box[] = [];
  return places.map((place, index) => {
    if (place.label === '') return place;
    const box = labelBox(place);
    if (taken.some((other) => meet(box, other)) || places.slice(0, index).some((larger) => meet(box, round(larger)))) {
      return { ...place, label: '' };
    }
    taken.push(box);
    return place;
  });
}
