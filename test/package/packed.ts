import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Packed {
  /** The tarball that `npm publish` would send. */
  tarball: string;
  /** Paths inside it, such as `dist/index.js`. */
  files: string[];
  /** A project that has the package and its dependencies, and nothing else, in node_modules. */
  project: string;
  remove: () => void;
}

/** Packs the package as it would be published and installs it into an empty project, without the network. */
export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'ykien-pack-'));
  // The build has been made already; `npm pack` would run lifecycle scripts of its own.
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  const [described] = Object.values(
    JSON.parse(output) as Record<string, { filename: string; files: { path: string }[] }>,
  );
  if (!described) throw new Error('npm pack made no tarball.');
  const tarball = join(folder, described.filename);

  const project = join(folder, 'project');
  const modules = join(project, 'node_modules');
  const installed = join(modules, 'ykien');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  // Only what the manifest names: an import of a development dependency must fail here as it would for a user.
  for (const name of Object.keys(manifest().dependencies)) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir');
  }
  const files = described.files.map(({ path }) => path);
  return { tarball, files, project, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

type ExportTarget = string | { types: string; default: string };

export interface Manifest {
  name: string;
  exports: Record<string, ExportTarget>;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  sideEffects: string[];
}

export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}
