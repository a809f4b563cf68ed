import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest, pack, root, type Packed } from './packed.js';

const pkg = manifest();
const targets = Object.entries(pkg.exports).flatMap(([key, target]) =>
  typeof target === 'string' ? [[key, target]] : Object.values(target).map((file) => [key, file]),
) as [string, string][];
const modules = Object.entries(pkg.exports)
  .filter(([, target]) => typeof target !== 'string')
  .map(([key]) => key.replace(/^\./, pkg.name));

let packed: Packed;
beforeAll(() => {
  packed = pack();
});
afterAll(() => {
  packed.remove();
});

/** Runs a module in plain Node, in a project that has nothing but the package. */
function runInNode(code: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: packed.project,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('the manifest', () => {
  it('exports explicit names, without wildcards', () => {
    expect(Object.keys(pkg.exports).filter((key) => key.includes('*'))).toEqual([]);
  });

  it.each(targets)('exports %s as %s, which is in the tarball', (_, file) => {
    expect(packed.files).toContain(file.replace('./', ''));
  });

  it('depends on lit and @lit/context only', () => {
    expect(Object.keys(pkg.dependencies).sort()).toEqual(['@lit/context', 'lit']);
  });

  it('names types before code', () => {
    const order = Object.values(pkg.exports).flatMap((target) =>
      typeof target === 'string' ? [] : [Object.keys(target)],
    );
    for (const keys of order) expect(keys).toEqual(['types', 'default']);
  });

  it('says nothing of effects where there are none', () => {
    expect(pkg.sideEffects.filter((pattern) => !/define|cdn|auto|cli/.test(pattern))).toEqual([]);
  });
});

describe('the tarball', () => {
  it('holds dist, the licence and the documents, and nothing else', () => {
    const others = packed.files.filter(
      (file) => !/^(dist\/.+|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(file),
    );
    expect(others).toEqual([]);
  });

  it('holds no test, no source and no folder node_modules', () => {
    const wrong = /(\.test\.|^(src|test|demo)\/|node_modules|(?<!\.d)\.ts$|\.tsbuildinfo$)/;
    expect(packed.files.filter((file) => wrong.test(file))).toEqual([]);
  });

  it('names what is bundled in a licences file', () => {
    expect(packed.files).toContain('dist/cdn/THIRD-PARTY-LICENSES.txt');
    const text = readFileSync(join(root, 'dist/cdn/THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(text).toMatch(/^lit-html \d/m);
    expect(text).toContain('BSD-3-Clause');
  });

  it('has types that import only what a user has', () => {
    const own = new Set([...Object.keys(pkg.dependencies), pkg.name]);
    const foreign = packed.files
      .filter((file) => file.endsWith('.d.ts'))
      .flatMap((file) => {
        // Comments show what a user may import; only code does.
        const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[^]*?\*\//g, '');
        const names = [...text.matchAll(/(?:from |import\()['"]([^.'"][^'"]*)['"]/g)].map(([, name]) => name!);
        const bare = (name: string): string =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/');
        return names
          .filter((name) => !own.has(bare(name)) && !name.startsWith('node:'))
          .map((name) => `${file}: ${name}`);
      });
    expect(foreign).toEqual([]);
  });

  it('passes publint', async () => {
    const { messages, pkg: linted } = await publint({
      pkgDir: join(packed.project, 'node_modules/ykien'),
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, linted, { color: false }))).toEqual([]);
  });

  it('passes attw', () => {
    const args = [
      join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
      packed.tarball,
      '--profile',
      'esm-only',
    ];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...args, '--exclude-entrypoints', 'cdn/ykien.js', '--no-emoji', '--no-color'],
      { encoding: 'utf8', cwd: root },
    );
    expect(status, stdout + stderr).toBe(0);
  });
});

describe('in plain Node, without a DOM', () => {
  it.each(modules)('imports %s', (name) => {
    expect(runInNode(`await import(${JSON.stringify(name)}); console.log('imported');`)).toEqual({
      status: 0,
      output: 'imported\n',
    });
  });

  it('does not let anyone reach internals', () => {
    const { output } = runInNode("await import('ykien/dist/core/error.js');");
    expect(output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it('starts the command line', () => {
    const cli = join(packed.project, 'node_modules/ykien', pkg.bin.ykien!);
    expect(existsSync(cli)).toBe(true);
    expect(readFileSync(cli, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    expect(execFileSync(process.execPath, [cli, '--help'], { encoding: 'utf8' })).toContain('serve');
  });
});
