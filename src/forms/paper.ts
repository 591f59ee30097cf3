/** A piece of a page as pdfmake takes it: text, table, columns. */
export type Content = Record<string, unknown>;

/** A form to be printed: plain data, so that it can be set in another thread. */
export interface Paper {
  title: string;
  size: 'A4' | 'A5';
  /** Stands at the foot of each page, before its number. */
  footer: string;
  pageWord: string;
  content: Content[];
}

/** The head of a form. */
export function heading(service: string, title: string): Content[] {
  return [
    { text: service, style: 'service' },
    { text: title, style: 'title' },
  ];
}

/** Labels and what stands beside them, one line each. */
export function facts(rows: readonly (readonly [label: string, value: string])[]): Content {
  return {
    layout: 'lines',
    margin: [0, 8, 0, 12],
    table: {
      widths: [150, '*'],
      body: rows.map(([label, value]) => [
        { text: label, style: 'label' },
        { text: value, style: 'value' },
      ]),
    },
  };
}

/** A table with a head; numbers stand to the right. Nothing at all is said in words. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  widths: (string | number)[],
): Content {
  const cell = (value: string | number): Content => ({
    text: String(value),
    alignment: typeof value === 'number' ? 'right' : 'left',
  });
  const isNumber = (at: number) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number');
  return {
    layout: 'lines',
    margin: [0, 2, 0, 8],
    table: {
      ...{ headerRows: 1, widths },
      body: [
        head.map((text, at) => ({ text, style: 'label', alignment: isNumber(at) ? 'right' : 'left' })),
        ...rows.map((row) => row.map(cell)),
      ],
    },
  };
}

/** Lines to sign on, side by side. */
export function signatures(word: string, parts: readonly string[]): Content {
  return {
    unbreakable: true,
    columnGap: 24,
    margin: [0, 28, 0, 0],
    columns: parts.map((part) => ({
      stack: [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 200, y2: 0, lineWidth: 0.7 }] },
        { text: part, margin: [0, 3, 0, 0] },
        { text: word, style: 'label' },
      ],
    })),
  };
}
