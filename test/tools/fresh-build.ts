/**
 * Builds dist/ when it is missing or older than what it is made from, and says so.
 * Several commands need dist/ (start, test, size, bench); none of them should make a person wait for a second build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The last file that a build writes: if it is there and new, the build went through. */
const lastWritten = join(root, 'dist/custom-elements.json');
const inputs = ['src', 'rollup.config.js', 'package.json', 'tsconfig.json', 'test/tools/rollup-licences.mjs'];

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time counts too: it changes when a file is removed.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function isFresh(): boolean {
  if (!existsSync(lastWritten)) return false;
  return statSync(lastWritten).mtimeMs > Math.max(...inputs.map((name) => newest(join(root, name))));
}

export function freshBuild(): void {
  if (isFresh()) return;
  const start = performance.now();
  console.log('Building dist/ …');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; its messages stand above.');
  console.log(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    freshBuild();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
