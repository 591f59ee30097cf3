import { openSlices } from '../time-slice.ts';

/** A piece that is sent: smaller ones would be told one by one. */
const PIECE_CHARACTERS = 16_384;

/** Texts that are made as they are asked for, gathered into pieces of some size. Others are let in in between. */
export async function* inPieces(
  texts: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string, void, undefined> {
  const stepAside = openSlices();
  let piece = '';
  for await (const text of texts) {
    piece += text;
    await stepAside();
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
