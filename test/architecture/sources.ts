import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Sources by their path below src, such as `core/error.ts`: read from disk, or planted by a self-test. */
export type Sources = ReadonlyMap<string, string>;

export interface Import {
  from: string;
  /** The path below src of an own file, else the bare specifier as written. */
  to: string;
  own: boolean;
  kind: 'static' | 'dynamic' | 'type' | 're-export';
  line: number;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** All files of a folder with one of the endings, as path → text, paths with forward slashes. */
export function readSources(folder: string, endings: readonly string[]): Map<string, string> {
  const base = join(root, folder);
  return new Map(
    readdirSync(base, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(base.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** A relative `./x.js` is the source `x.ts`; JSON keeps its name; whatever else is bare. */
function target(from: string, specifier: string): Pick<Import, 'to' | 'own'> {
  if (!specifier.startsWith('.')) return { to: specifier, own: false };
  return { to: posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts'), own: true };
}

/** Every way in which one file names another: import, export from, import(), import type, `import('…')` in a type. */
export function importsOf(from: string, text: string): Import[] {
  const file = parse(from, text);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, kind: Import['kind']): void => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    // A computed specifier could be anything, so it is kept as written and no rule will know it.
    const name = specifier && ts.isStringLiteralLike(specifier) ? specifier.text : (specifier?.getText() ?? '');
    found.push({ from, kind, line, ...target(from, name) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      add(node, node.moduleSpecifier, typeOnly ? 'type' : 'static');
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node, node.moduleSpecifier, 're-export');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], 'dynamic');
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument, 'type');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

export function allImports(sources: Sources): Import[] {
  return [...sources].flatMap(([path, text]) => importsOf(path, text));
}
