import { SaxesParser } from 'saxes';
import { unreadable } from './list-record.ts';

/** The longest element of the UN list has 9 KiB and 5 levels; a record has 30 KiB and 200 elements. */
const MAX_BETWEEN_TAGS = 1024 * 1024;
const MAX_DEPTH = 16;
const MAX_RECORD_CHARACTERS = 256 * 1024;
const MAX_RECORD_ELEMENTS = 5000;

/** An element of a record with everything below it. */
export interface XmlRecord {
  name: string;
  /** Where its tag begins; lines count from 1. */
  line: number;
  /** Text directly inside, white space included. */
  text: string;
  children: XmlRecord[];
}

/** `path`: the names from the root to the record. `isTooLarge`: it is over the limits and comes without its content. */
export interface FoundRecord {
  path: readonly string[];
  record: XmlRecord;
  isTooLarge: boolean;
}

/** Collects the elements at one depth as records; an error of any kind is thrown out of `write`. */
class RecordCollector {
  readonly found: FoundRecord[] = [];
  readonly #path: string[] = [];
  readonly #open: XmlRecord[] = [];
  readonly #depth: number;
  #elements = 0;
  #characters = 0;

  constructor(depth: number) {
    this.#depth = depth;
  }

  open(name: string, line: number): void {
    this.#path.push(name);
    if (this.#path.length > MAX_DEPTH) throw unreadable(`Line ${line}: the elements are nested too deep.`);
    if (this.#path.length < this.#depth) return;
    if (this.#path.length === this.#depth) {
      this.#elements = 0;
      this.#characters = 0;
    }
    const element: XmlRecord = { name, line, text: '', children: [] };
    this.#elements += 1;
    if (!this.#isTooLarge()) this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    this.#characters += text.length;
    if (!this.#isTooLarge()) element.text += text;
  }

  close(): void {
    const path = [...this.#path];
    this.#path.pop();
    const record = this.#open.pop();
    if (record !== undefined && this.#open.length === 0)
      this.found.push({ path, record, isTooLarge: this.#isTooLarge() });
  }

  #isTooLarge(): boolean {
    return this.#elements > MAX_RECORD_ELEMENTS || this.#characters > MAX_RECORD_CHARACTERS;
  }
}

async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw unreadable('The file is not UTF-8.');
    }
  };
  for await (const chunk of source) yield decode(chunk);
  yield decode();
}

/**
 * The elements at a depth (the root is 1) of a well-formed XML file in UTF-8, as they are closed. What one chunk holds is
 * parsed before any of it is given, so give it small ones. Refused as `import-unreadable`: a document type (entities that
 * expand without end are declared there), another root than `root`, another encoding, anything not well-formed, a tag or
 * text of more than 1 MiB. Elements above the depth are not records; the root must have at least one of the `sections`.
 */
export async function* xmlRecords(
  source: AsyncIterable<Uint8Array>,
  { root, sections, depth }: { root: string; sections: readonly string[]; depth: number },
): AsyncGenerator<FoundRecord> {
  const collector = new RecordCollector(depth);
  const parser = new SaxesParser();
  let lastTagAt = 0;
  let level = 0;
  let hasSection = false;
  let startLine = 1;
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw unreadable('The file is not UTF-8.');
  });
  parser.on('doctype', () => {
    throw unreadable('The file has a document type; files with one are not read.');
  });
  parser.on('error', () => {
    throw unreadable(`Line ${parser.line}: the file is not well-formed XML.`);
  });
  parser.on('opentagstart', () => {
    startLine = parser.line;
  });
  parser.on('opentag', ({ name }) => {
    lastTagAt = parser.position;
    level += 1;
    if (level === 1 && name !== root) throw unreadable(`The root element is not ${root}.`);
    if (level === 2 && sections.includes(name)) hasSection = true;
    collector.open(name, startLine);
  });
  parser.on('closetag', () => {
    lastTagAt = parser.position;
    level -= 1;
    collector.close();
  });
  parser.on('text', (text) => collector.text(text));
  parser.on('cdata', (text) => collector.text(text));

  for await (const piece of decoded(source)) {
    parser.write(piece);
    if (parser.position - lastTagAt > MAX_BETWEEN_TAGS)
      throw unreadable(`Line ${parser.line}: a tag or a text is too long.`);
    yield* collector.found.splice(0);
  }
  parser.close();
  yield* collector.found.splice(0);
  if (!hasSection) throw unreadable(`The file has none of the elements ${sections.join(', ')}.`);
}
