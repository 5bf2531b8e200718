/** What a page can touch, read from its JSDoc, as custom-elements.json for editors and for the README. */
export default {
  globs: ['src/index.ts', 'src/dify-chat.ts', 'src/events.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publishedPaths()],
};

/** The manifest names the files of the package: lib/x.js, not src/x.ts. */
function publishedPaths() {
  return {
    name: 'published-paths',
    /** @param {{customElementsManifest: {modules: unknown[]}}} context */
    packageLinkPhase({customElementsManifest: manifest}) {
      const text = JSON.stringify(manifest.modules);
      manifest.modules = JSON.parse(text.replace(/"(\/?)src\/([^"]+)\.ts"/g, '"$1lib/$2.js"'));
    },
  };
}
