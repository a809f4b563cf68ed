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

export default {
  globs: ['src/elements/**/*.ts', 'src/define/*.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [
    {
      name: 'published',
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) module.declarations.forEach(hidePrivate);
        publishPaths(customElementsManifest.modules);
      },
    },
  ],
};
