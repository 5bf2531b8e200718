/**
 * What editors know of the tag in HTML, made of custom-elements.json: custom data for VS Code, web-types for JetBrains.
 *
 * @see https://code.visualstudio.com/blogs/2020/02/24/custom-data-format
 * @see https://github.com/JetBrains/web-types
 */
import {readFileSync, writeFileSync} from 'node:fs';

/** @typedef {{name: string, description?: string, default?: string, type?: {text: string}}} Named */
/** @typedef {Named & {kind: string, fieldName?: string, attribute?: string, privacy?: string, readonly?: boolean}} Member */
/**
 * @typedef {Named & {tagName?: string, attributes: Member[], members: Member[], events: Named[], slots: Named[],
 *   cssParts: Named[], cssProperties: Named[]}} Declaration
 */

export function writeEditorData() {
  const {name, version} = read('package.json');
  /** @type {Declaration[]} */
  const declarations = read('custom-elements.json').modules.flatMap(
    (/** @type {{declarations: Declaration[]}} */ module) => module.declarations,
  );
  const elements = declarations.filter(({tagName}) => tagName);
  if (!elements.length) throw new Error('custom-elements.json describes no element');
  write('vscode.html-custom-data.json', {
    $schema:
      'https://raw.githubusercontent.com/microsoft/vscode-html-languageservice/main/docs/customData.schema.json',
    version: 1.1,
    tags: elements.map(vsCodeTag),
  });
  write('web-types.json', {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'description-markup': 'markdown',
    'js-types-syntax': 'typescript',
    contributions: {html: {elements: elements.map(webTypesElement)}},
  });
}

/** @param {Declaration} declaration */
function vsCodeTag({tagName, description, attributes}) {
  return {
    name: tagName,
    description: markdown(description),
    attributes: attributes.map((attribute) => {
      const values = literals(attribute);
      return {
        name: attribute.name,
        description: markdown(withDefault(attribute)),
        ...(values.length ? {values: values.map((name) => ({name}))} : {}),
        ...(isFlag(attribute) ? {valueSet: 'v'} : {}), // an attribute without a value
      };
    }),
  };
}

/** @param {Declaration} declaration */
function webTypesElement({
  tagName,
  description,
  attributes,
  members,
  events,
  slots,
  cssParts,
  cssProperties,
}) {
  const described = (/** @type {Named} */ each) => ({name: each.name, description: each.description});
  return {
    name: tagName,
    description,
    attributes: attributes.map((attribute) => {
      const values = literals(attribute);
      const type = isFlag(attribute)
        ? 'boolean'
        : values.length
          ? values.map((each) => `'${each}'`)
          : 'string';
      return {
        ...described(attribute),
        ...(attribute.default ? {default: attribute.default} : {}),
        value: {type, required: !isFlag(attribute)},
      };
    }),
    slots: slots.map(described),
    css: {
      properties: cssProperties.map((each) => ({
        ...described(each),
        ...(each.default ? {default: each.default} : {}),
      })),
      parts: cssParts.map(described),
    },
    js: {
      properties: members.filter(isPublicField).map((each) => ({
        ...described(each),
        ...(each.type ? {type: each.type.text} : {}),
        ...(each.default ? {default: each.default} : {}),
      })),
      events: events.map((each) => ({...described(each), ...(each.type ? {type: each.type.text} : {})})),
    },
  };
}

/** @param {Member} member */
function isPublicField({kind, privacy}) {
  return kind === 'field' && privacy !== 'private' && privacy !== 'protected';
}

/** @param {Named} attribute */
function isFlag({type}) {
  return type?.text === 'boolean';
}

/**
 * The texts that a union of literals allows; none for any other type.
 *
 * @param {Named} attribute
 */
function literals({type}) {
  const members = (type?.text ?? '').split('|').map((each) => each.trim());
  const texts = members.filter((each) => each !== 'null' && each !== 'undefined');
  return texts.every((each) => /^'[^']*'$/.test(each)) ? texts.map((each) => each.slice(1, -1)) : [];
}

/** @param {Named} attribute */
function withDefault({description = '', default: value}) {
  return value && value !== 'null' ? `${description}\n\nDefault: \`${value}\`` : description;
}

/** @param {string} [value] */
function markdown(value = '') {
  return {kind: 'markdown', value};
}

/**
 * @param {string} file
 * @returns {any}
 */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {string} file
 * @param {unknown} data
 */
function write(file, data) {
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
}
