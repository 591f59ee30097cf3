import { open, rename, rm, stat } from 'node:fs/promises';
import { restoreScreeningIndex, type ScreeningIndex } from '../screening/screening-index.ts';
import { SnapshotRefusedError } from '../screening/snapshot.ts';

const READ_BYTES = 4 << 20;

/** Where in the feed a saved list stands, and the version that the change at that place is about. */
export interface SavedPosition {
  changeSeq: number;
  openSeq: number;
  changedVersion: string;
}

/**
 * Writes the list as a file that its owner alone can read: it holds persons as the database does. The old file goes when the new one is
 * whole and on the disk; several processes may save at once, and the last one stays.
 */
export async function saveList(path: string, index: ScreeningIndex, position: SavedPosition): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      for (const piece of await index.snapshot(JSON.stringify(position))) await file.writev([piece]);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/**
 * The saved list, or undefined when there is none.
 * @throws SnapshotRefusedError when the file is corrupt, or of another format, policy or key
 */
export async function restoreList(
  path: string,
  key: string,
): Promise<{ index: ScreeningIndex; position: SavedPosition } | undefined> {
  const bytes = await readShared(path);
  if (!bytes) return undefined;
  const { index, position } = restoreScreeningIndex({ key }, bytes);
  return { index, position: JSON.parse(position) };
}

/** The index keeps views of the bytes, which its worker reads, too. */
async function readShared(path: string): Promise<Uint8Array<SharedArrayBuffer> | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return undefined;
  const bytes = new Uint8Array(new SharedArrayBuffer(found.size));
  const file = await open(path, 'r');
  try {
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, at, Math.min(READ_BYTES, bytes.length - at), at);
      if (bytesRead === 0) throw new SnapshotRefusedError('corrupt');
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
  return bytes;
}
