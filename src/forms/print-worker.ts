import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { Paper } from './paper.ts';

// Setting a page takes a quarter of a second of computing: in a thread of its own no lane waits for it.

const { resolve } = createRequire(import.meta.url);
const FONTS = {
  'Noto Sans': {
    normal: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  },
};

const STYLES = {
  service: { fontSize: 9, color: '#444444' },
  title: { fontSize: 16, bold: true, margin: [0, 4, 0, 4] },
  section: { fontSize: 11, bold: true, margin: [0, 10, 0, 2] },
  label: { fontSize: 9, color: '#444444' },
  value: { fontSize: 11, bold: true },
  prose: { fontSize: 10, lineHeight: 1.25, margin: [0, 0, 0, 6] },
};

const LINES = {
  hLineWidth: () => 0.4,
  vLineWidth: () => 0,
  hLineColor: () => '#999999',
  paddingTop: () => 3,
  paddingBottom: () => 3,
  paddingLeft: () => 2,
  paddingRight: () => 6,
};

function definitionOf({ title, size, footer, pageWord, content }: Paper) {
  return {
    info: { title },
    pageSize: size,
    pageMargins: [45, 40, 45, 45] as [number, number, number, number],
    defaultStyle: { font: 'Noto Sans', fontSize: 10 },
    styles: STYLES,
    content,
    footer: (page: number, pages: number) => ({
      margin: [45, 12, 45, 0],
      fontSize: 7.5,
      color: '#444444',
      columns: [{ text: footer }, { text: `${pageWord} ${page} / ${pages}`, alignment: 'right', width: 90 }],
    }),
  };
}

const files = Object.values(FONTS['Noto Sans']);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.includes(path));
pdfmake.addFonts(FONTS);
pdfmake.addTableLayouts({ lines: LINES });
parentPort?.on('message', (paper: Paper) => {
  // What cannot be set ends the thread, and whoever waits for it is told.
  void pdfmake
    .createPdf(definitionOf(paper))
    .getBuffer()
    .then((bytes) => parentPort?.postMessage(bytes));
});
