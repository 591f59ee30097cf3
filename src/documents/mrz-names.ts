import { textOf } from './mrz-format.ts';

/** Primary and secondary identifier, fillers included. */
interface NameParts {
  surname: string;
  givenNames: string;
}

/** Two fillers part the primary from the secondary identifier (Doc 9303-3, 4.6); without them all is primary. */
export function splitName(element: string): NameParts {
  const at = element.indexOf('<<');
  if (at < 0) return { surname: element, givenNames: '' };
  return { surname: element.slice(0, at), givenNames: element.slice(at + 2) };
}

/**
 * A truncated name ends with a letter in the last position (Doc 9303-4 to -6, 4.2.3; Doc 9303-7, 4.2.3).
 * A name that happens to fit exactly looks the same and must be treated alike (Doc 9303-4, 4.2.3.4).
 */
export function mayGoOn(nameElement: string): boolean {
  return !nameElement.endsWith('<');
}

/**
 * Cuts to the width so that the last position holds a letter. Where the cut falls between two components, the nearest
 * component before it that has letters to spare gives one up, and the first letter of the next moves in.
 */
function cutToLetter(text: string, width: number): string {
  const cut = text.slice(0, width);
  if (!cut.endsWith('<')) return cut;
  for (let i = width - 1; i > 0; i--) {
    if (cut[i] !== '<' && cut[i - 1] !== '<') return cut.slice(0, i) + cut.slice(i + 1) + text.charAt(width);
  }
  return cut;
}

/**
 * The name field of the given width from names of A to Z and spaces. A name that is too long is cut at the end; a long
 * primary identifier leaves room for the two fillers and the first letter of the secondary one (Doc 9303-4, 4.2.3.2 b and
 * 4.2.3.3 b).
 */
export function writeName(surname: string, givenNames: string, width: number): string {
  const primary = surname.split(' ').filter(Boolean).join('<');
  const secondary = givenNames.split(' ').filter(Boolean).join('<');
  if (secondary === '') return cutToLetter(primary, width).padEnd(width, '<');
  const room = width - 3;
  const kept = primary.length > room ? textOf(primary.slice(0, room)).replaceAll(' ', '<') : primary;
  return cutToLetter(`${kept}<<${secondary}`, width).padEnd(width, '<');
}
