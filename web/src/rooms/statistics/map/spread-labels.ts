import type { MapPlace } from './checkpoint-map.tsx';

const LINE = 15;
const LETTER = 7;

/** Of labels that would lie on one another the smaller checkpoint's is left out: it is in the table. Places come largest first. */
export function apart(places: readonly MapPlace[]): MapPlace[] {
  const taken: MapPlace[] = [];
  return places.map((place) => {
    if (place.label === '') return place;
    const lies = taken.some(
      (other) =>
        Math.abs(other.y - place.y) < LINE * 2.2 &&
        Math.abs(other.x - place.x) < ((other.label.length + place.label.length) * LETTER) / 2,
    );
    if (lies) return { ...place, label: '' };
    taken.push(place);
    return place;
  });
}
