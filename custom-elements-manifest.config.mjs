/** What a page can touch, read from its JSDoc, as custom-elements.json for editors and for the README. */
import {readFileSync} from 'node:fs';

export default {
  globs: ['src/index.ts', 'src/dify-chat.ts', 'src/events.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [attributeNames(), settledNames(), publishedPaths()],
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
 * @typedef {{name: string, type?: {text: string}, default?: string}} Named
 * @typedef {Named & {attribute?: string}} Member
 * @typedef {Named & {fieldName?: string}} Attribute
 * @typedef {{members?: Member[], attributes?: Attribute[], events?: Partial<Named>[]}} Declaration
 * @param {string} property
 */
function attributeOf(property) {
  return property === 'hiddenFeatures'
    ? 'hide'
    : property.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

/**
 * Editors offer values where a type is spelled out: what src/config.ts has a name for (`Config['mode']`, `Mode`) is
 * replaced by what it stands for. An event without a name, fired by a class the analyzer cannot know, is one of the others.
 */
function settledNames() {
  const source = readFileSync('src/config.ts', 'utf8');
  const found = (/** @type {RegExp} */ pattern) =>
    new Map([...source.matchAll(pattern)].map(([, name = '', text = '']) => [name, text.trim()]));
  const aliases = found(/^export type (\w+) =([^;]+);/gm);
  const fields = found(/^ {2}readonly (\w+): ([^;]+);/gm);
  const constants = found(/^export const (\w+) = ('[^']*');/gm);
  const settled = (/** @type {string} */ text) =>
    text
      .replace(/Config\['(\w+)'\]/g, (all, field) => fields.get(field) ?? all)
      .replace(/\b\w+\b/g, (word) => aliases.get(word) ?? word);
  return {
    name: 'settled-names',
    /** @param {{moduleDoc: {declarations?: Declaration[]}}} context */
    moduleLinkPhase({moduleDoc}) {
      for (const declaration of moduleDoc.declarations ?? []) {
        for (const each of [...(declaration.members ?? []), ...(declaration.attributes ?? [])]) {
          const constant = constants.get(each.default ?? '');
          if (constant) each.default = constant;
          if (each.type) each.type.text = settled(each.type.text);
          else if (constant) each.type = {text: 'string'};
        }
        if (declaration.events) declaration.events = declaration.events.filter(({name}) => name);
      }
    },
  };
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
