import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ownFiles } from './own-files-plugin.ts';

/**
 * write-excel-file compresses what is larger than 160 KB in workers made from a blob: address, which the content security policy forbids.
 * A workbook of ours takes milliseconds in the page itself.
 */
const zipInThePage: Plugin = {
  name: 'zip-in-the-page',
  transform(code, id) {
    if (!id.includes('write-excel-file') || !id.endsWith('/zipToArrayBuffer.js')) return null;
    const changed = code.replace(
      "import { zip } from 'fflate';",
      "import { zipSync } from 'fflate';\nconst zip = (files, done) => done(null, zipSync(files));",
    );
    if (changed === code) throw new Error('write-excel-file zips otherwise than it did');
    return { code: changed, map: null };
  },
};

/** The console. No inline script or style and no data: address may come out of it: the content security policy forbids them. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), zipInThePage, ownFiles],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    emptyOutDir: true,
  },
  server: { port: 5173, proxy: { '/v1': 'http://127.0.0.1:8080', '/readyz': 'http://127.0.0.1:8080' } },
});
