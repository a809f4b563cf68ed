import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

/** Pages that have a script of their own, by its name. */
const inputs = { 'without-server': fileURLToPath(new URL('./pages/without-server.js', import.meta.url)) };

async function bundle() {
  const made = await rollup({
    input: inputs,
    plugins: [nodeResolve({ browser: true, exportConditions: ['production'] })],
  });
  try {
    const { output } = await made.generate({ entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
    return new Map(output.map(({ fileName, code }) => [fileName, code]));
  } finally {
    await made.close();
  }
}

/**
 * The scripts of the demo's own pages, bundled out of the built package when the first of them is asked for: whoever only looks at articles does
 * not wait for it.
 * @returns {(name: string) => Promise<string | undefined>} the text of a file
 */
export function createPageScripts() {
  let files;
  return async (name) => {
    files ??= bundle();
    // A build that failed is tried again: somebody may be mending it.
    files.catch(() => (files = undefined));
    return (await files).get(name);
  };
}
