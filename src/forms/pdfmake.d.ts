/** What is used of pdfmake 0.3. Its published types bring the browser's along, where a stream is another thing. */
declare module 'pdfmake' {
  interface Definition {
    info: { title: string };
    pageSize: string;
    pageMargins: [number, number, number, number];
    defaultStyle: object;
    styles: Record<string, object>;
    content: readonly object[];
    footer: (page: number, pages: number) => object;
  }
  const pdfmake: {
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    addFonts(fonts: Record<string, { normal: string; bold: string }>): void;
    addTableLayouts(layouts: Record<string, object>): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}
