/** The manifest describes the published files; the analyzer reads the sources. */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** Rewrites every path in the manifest, at whatever depth the analyzer put it. */
function publishPaths(node) {
  if (Array.isArray(node)) return node.forEach(publishPaths);
  if (node === null || typeof node !== 'object') return undefined;
  for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = published(node[key]);
  return Object.values(node).forEach(publishPaths);
}

/** Private members are nobody's interface: editors would offer them. */
function hidePrivate(declaration) {
  if (!declaration.members) return;
  declaration.members = declaration.members.filter(
    ({ name, privacy }) => privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#'),
  );
}

/** Classes and their tags, from calls of `define('yk-captcha', YkCaptcha)` in src/define: the classes do not name their tags. */
const tags = new Map();

function readTags(ts, node) {
  if (ts.isCallExpression(node) && /(^|\.)define$/.test(node.expression.getText())) {
    const [tag, element] = node.arguments;
    if (tag && element && ts.isStringLiteral(tag)) tags.set(element.getText(), tag.text);
  }
  ts.forEachChild(node, (child) => readTags(ts, child));
}

/** Gives a class its tag, and the module that says so to tools which look for definitions. */
function nameTags({ declarations, exports, path }) {
  for (const declaration of declarations) {
    const tag = tags.get(declaration.name);
    if (!tag) continue;
    Object.assign(declaration, { tagName: tag, customElement: true });
    if (exports.some(({ kind, name }) => kind === 'custom-element-definition' && name === tag)) continue;
    exports.push({
      kind: 'custom-element-definition',
      name: tag,
      declaration: { name: declaration.name, module: path },
    });
  }
}

export default {
  globs: ['src/elements/**/*.ts', 'src/define/*.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [
    {
      name: 'published',
      collectPhase: ({ ts, node }) => {
        if (ts.isSourceFile(node)) readTags(ts, node);
      },
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) {
          module.declarations.forEach(hidePrivate);
          nameTags(module);
        }
        publishPaths(customElementsManifest.modules);
      },
    },
  ],
};
