/** What a page can touch, read from its JSDoc, as custom-elements.json for editors and for the README. */
export default {
  globs: ['src/index.ts', 'src/dify-chat.ts', 'src/events.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [attributeNames(), publishedPaths()],
};

/** Attributes are named by the rule of src/config.ts, which no analyzer can know. */
function attributeNames() {
  return {
    name: 'attribute-names',
    /** @param {{moduleDoc: {declarations?: Declaration[]}}} context */
    moduleLinkPhase({moduleDoc}) {
      for (const {members = [], attributes = []} of moduleDoc.declarations ?? []) {
        for (const member of members) if (member.attribute) member.attribute = attributeOf(member.name);
        for (const attribute of attributes)
          if (attribute.fieldName) attribute.name = attributeOf(attribute.fieldName);
      }
    },
  };
}

/**
 * @typedef {{members?: {name: string, attribute?: string}[], attributes?: {name: string, fieldName?: string}[]}} Declaration
 * @param {string} property
 */
function attributeOf(property) {
  return property === 'hiddenFeatures'
    ? 'hide'
    : property.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

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
