import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What a lane needs to open: the first page's code and the lane's, with all that they import, their styles, and the letters. */
function laneFiles(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = bundle[name];
    if (!chunk || files.has(`/${name}`)) return;
    files.add(`/${name}`);
    if (chunk.type !== 'chunk') return;
    for (const one of chunk.imports) add(one);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(`/${style}`);
  };
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  for (const chunk of chunks.filter(({ isEntry }) => isEntry)) add(chunk.fileName);
  for (const chunk of chunks.filter(({ name }) => name === 'lane-desk')) add(chunk.fileName);
  for (const name of Object.keys(bundle)) if (/\.(woff2|svg)$/.test(name)) add(name);
  return [...files];
}

/** Writes `worker.js`: own-files.js with this build's files. Its name is the build's, so that a browser sees at once that there is another. */
export const ownFiles: Plugin = {
  name: 'own-files',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const template = readFileSync(join(import.meta.dirname, 'own-files.js'), 'utf8');
      const build = createHash('sha256').update(Object.keys(bundle).sort().join()).digest('hex').slice(0, 16);
      const list = JSON.stringify(laneFiles(bundle));
      const source = template.replace("'own-files BUILD'", `'own-files ${build}'`).replace("['FILES']", list);
      if (source.includes('FILES]') || !source.includes(list)) throw new Error('own-files.js has another shape');
      this.emitFile({ type: 'asset', fileName: 'worker.js', source });
    },
  },
};
