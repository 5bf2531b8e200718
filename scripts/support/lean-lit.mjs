/**
 * A Rollup plugin that leaves out of lit what cannot run in the built files: other ways for browsers that do not read
 * them anyway (they have class static blocks, whose browsers all have adopted style sheets), and what other packages
 * would bring (polyfills, hydration, the metadata of standard decorators). Lit has no switches for these. The version of
 * lit is exact, and a text that is not found fails the build.
 */

/** @type {Record<string, readonly (readonly [find: string, instead: string])[]>} by the end of the module's path */
const edits = {
  '/@lit/reactive-element/css-tag.js': [
    [
      't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
      'true',
    ],
    // Style sheets are literals of ours: who writes another kind meets the words in development.
    [
      `throw Error("Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")`,
      'throw Error()',
    ],
    [
      'if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");',
      'this._$cssResult$=!0;',
    ],
  ],
  '/@lit/reactive-element/reactive-element.js': [
    ['a.reactiveElementPolyfillSupport', 'undefined'],
    // No property of ours is declared as an object or a list: those that are bring a converter of their own.
    ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
    ['case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
    [',(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
  ],
  '/lit-element/lit-element.js': [
    [',s.litElementHydrateSupport?.({LitElement:i});', ';'],
    ['s.litElementPolyfillSupport', 'undefined'],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
  ],
  '/lit-html/lit-html.js': [
    ['t.litHtmlPolyfillSupport', 'undefined'],
    [',(t.litHtmlVersions??=[]).push("3.3.3")', ''],
  ],
};

/** Directives of features say which parts they stand on by a table, which would come with the panel for all of them. */
const partTypes = {ATTRIBUTE: 1, CHILD: 2, PROPERTY: 3, BOOLEAN_ATTRIBUTE: 4, EVENT: 5, ELEMENT: 6};
const partType = new RegExp(`\\b[a-z]\\.(${Object.keys(partTypes).join('|')})\\b`, 'g');

/** @returns {import('rollup').Plugin} */
export function leanLit() {
  return {
    name: 'lean-lit',
    transform(code, id) {
      if (/\/lit-html\/(?:directives\/|async-directive)/.test(id)) {
        const lean = code.replace(partType, (_all, name) => String(Object(partTypes)[name]));
        return {code: lean, map: null};
      }
      const [, list = []] = Object.entries(edits).find(([end]) => id.endsWith(end)) ?? [];
      if (list.length === 0) return null;
      const lean = list.reduce((rest, [find, instead]) => {
        if (!rest.includes(find)) this.error(`lit has changed: nothing in ${id} reads ${find}`);
        return rest.replace(find, () => instead);
      }, code);
      return {code: lean, map: null}; // lit is minified: lines in it tell nobody anything
    },
  };
}
