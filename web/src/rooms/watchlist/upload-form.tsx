import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { SelectField } from '../../design/field.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import { type Trouble, troubleOf } from '../../platform/answer.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { sayAge } from '../../words/age.ts';
import { importWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { FileField } from './file-field.tsx';
import { megabytes } from './megabytes.ts';
import { LIST_FORMATS, type ListFormat, type Upload, type UploadProgress, uploadList } from './upload.ts';

/** What files are called says which format they are of. */
function formatOf(name: string): ListFormat | undefined {
  if (/\.xml$/i.test(name)) return 'un-xml';
  if (/\.(ndjson|jsonl)$/i.test(name)) return /ftm|entities/i.test(name) ? 'ftm-json' : 'iamis-ndjson';
  if (/sdn.*\.csv$/i.test(name)) return 'ofac-csv';
  return /\.csv$/i.test(name) ? 'opensanctions-csv' : undefined;
}

const FORMAT_NAMES: Readonly<Record<ListFormat, string>> = {
  'un-xml': 'UN consolidated, XML',
  'ofac-csv': 'OFAC SDN, CSV',
  'opensanctions-csv': 'OpenSanctions, CSV',
  'ftm-json': 'FollowTheMoney, JSON',
  'iamis-ndjson': 'IAMIS, NDJSON',
};

function Progress({ progress, onStop }: { progress: UploadProgress; onStop(): void }) {
  const { say } = useLanguage();
  const { sentBytes, allBytes, leftMs } = progress;
  const isSent = sentBytes >= allBytes;
  const values = { sent: megabytes(sentBytes), all: megabytes(allBytes) };
  return (
    <div className="progress">
      <progress value={isSent ? undefined : sentBytes} max={allBytes} aria-label={say(importWords.uploadTitle)} />
      <p className="acts">
        {isSent
          ? say(importWords.reading, { count: 0 })
          : say(importWords.uploading, { ...values, left: leftMs === null ? '…' : sayAge(say, leftMs) })}
        <button type="button" onClick={onStop}>
          {say(importWords.stop)}
        </button>
      </p>
    </div>
  );
}

/** Sends a file and goes to its import; what has been sent is seen as it goes. */
export function UploadForm() {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const keyOf = useWishKey();
  const [format, setFormat] = useState<ListFormat>('un-xml');
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isLacking, setIsLacking] = useState(false);
  const upload = useRef<Upload | null>(null);
  const inputs = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)] as const;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const files = inputs.flatMap(({ current }) => [...(current?.files ?? [])]);
    setIsLacking(files.length === 0);
    if (files.length === 0 || upload.current) return;
    setTrouble(null);
    setProgress({ sentBytes: 0, allBytes: files.reduce((sum, file) => sum + file.size, 0), leftMs: null });
    const key = keyOf([format, files.map(({ name, size, lastModified }) => [name, size, lastModified])]);
    upload.current = uploadList({ format, files, key }, setProgress);
    try {
      const { id } = await upload.current.done;
      await queries.invalidateQueries();
      goTo(`/watchlist/imports/${id}`);
    } catch (error) {
      if (!(error instanceof DOMException)) setTrouble(troubleOf(error));
    } finally {
      upload.current = null;
      setProgress(null);
    }
  };
  return (
    <form className="panel" onSubmit={(event) => void submit(event)}>
      <h2>{say(importWords.uploadTitle)}</h2>
      <p className="quiet-text">{say(importWords.nothingYet)}</p>
      <div className="search-form">
        <FileField
          id="import-file"
          label={say(importWords.file)}
          inputRef={inputs[0]}
          error={isLacking ? say(importWords.chooseFile) : undefined}
          onPick={(name) => setFormat(formatOf(name) ?? format)}
        />
        <SelectField
          id="import-format"
          label={say(importWords.format)}
          value={format}
          options={LIST_FORMATS.map((value) => ({ value, text: FORMAT_NAMES[value] }))}
          onChoose={(chosen) => setFormat(chosen)}
        />
        {format === 'ofac-csv' && (
          <FileField id="import-second" label={say(importWords.secondFile)} inputRef={inputs[1]} />
        )}
        <div className="acts">
          <button type="submit" className="primary" disabled={progress !== null}>
            {say(importWords.upload)}
          </button>
        </div>
      </div>
      {progress && <Progress progress={progress} onStop={() => upload.current?.stop()} />}
      <TroubleNotice trouble={trouble} />
    </form>
  );
}
