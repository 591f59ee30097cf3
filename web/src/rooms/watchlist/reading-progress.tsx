import { useState } from 'react';
import type { Schemas } from '../../platform/api.ts';
import { sayAge } from '../../words/age.ts';
import { importWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { megabytes } from './megabytes.ts';
import { timeLeftMs } from './time-left.ts';

type Import = Pick<Schemas['WatchlistImport'], 'byteCount' | 'readByteCount' | 'recordCount'>;

/** By what was read since one looks on: when the server began is told by another clock. */
function useReadingLeft(readBytes: number, allBytes: number): number | null {
  const [first] = useState(() => ({ at: performance.now(), bytes: readBytes }));
  const tookMs = performance.now() - first.at;
  return timeLeftMs({ tookMs, done: readBytes - first.bytes, all: allBytes - first.bytes });
}

/** How far the server has read a file, and what is left by its own rate; how long comparing it with the list takes nobody can tell. */
export function ReadingProgress({ one }: { one: Import }) {
  const { say } = useLanguage();
  const { readByteCount: read, recordCount } = one;
  const all = one.byteCount ?? 0;
  const leftMs = useReadingLeft(read, all);
  const isRead = all > 0 && read >= all;
  const isKnown = all > 0 && !isRead;
  const values = { read: megabytes(read), all: megabytes(all), left: leftMs === null ? '…' : sayAge(say, leftMs) };
  return (
    <div className="progress">
      <progress {...(isKnown && { value: read, max: all })} aria-label={say(importWords.state)} />
      {isKnown && <p>{say(importWords.readingBytes, values)}</p>}
      <p className={isKnown ? 'quiet-text' : undefined} role="status">
        {say(isRead ? importWords.comparing : importWords.reading, { count: recordCount })}
      </p>
    </div>
  );
}
