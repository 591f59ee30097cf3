import { IamisError } from './errors.ts';
import { isId } from './ids.ts';

/** Where a page ended. Opaque to clients; ids and times only. */
export function cursorOf(...parts: (string | number)[]): string {
  return Buffer.from(parts.join(' ')).toString('base64url');
}

function partsOf(cursor: string): string[] {
  return Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
}

const refusal = (pointer: string) =>
  new IamisError('bad-request', { errors: [{ pointer, code: 'field-wrong', detail: 'is not a cursor of this list' }] });

/** @throws IamisError `bad-request` */
export function idOfCursor(cursor: string, pointer: string): string {
  const [id = ''] = partsOf(cursor);
  if (!isId(id)) throw refusal(pointer);
  return id;
}

/** @throws IamisError `bad-request` */
export function momentOfCursor(cursor: string, pointer: string): { at: Date; id: string } {
  const [time = '', id = ''] = partsOf(cursor);
  if (!/^\d{1,15}$/.test(time) || !isId(id)) throw refusal(pointer);
  return { at: new Date(Number(time)), id };
}
