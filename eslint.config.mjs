/** What the compiler cannot see: mistakes in templates, unsafe DOM, and imports that break the walls of the house. */
import js from '@eslint/js';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as lit} from 'eslint-plugin-lit';
import {configs as wc} from 'eslint-plugin-wc';
import {defineConfig, globalIgnores} from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * What each room may import, of our own and of packages. A room is a folder of src/, or a file at its root.
 * Imports point down only; a room that is not in this table may import nothing.
 *
 * @type {Record<string, {rooms: string[], packages: string[]}>}
 */
const rooms = {
  'all.ts': {rooms: ['index'], packages: []},
  'index.ts': {rooms: ['dify-chat', 'events', 'conversation'], packages: []},
  'dify-chat.ts': {
    rooms: ['chat-panel', 'launcher', 'config', 'events', 'property', 'conversation', 'view', 'i18n'],
    packages: ['lit'],
  },
  'chat-panel.ts': {
    rooms: [
      'config',
      'events',
      'events-between',
      'features',
      'link',
      'on-demand',
      'session',
      'conversation',
      'view',
      'i18n',
    ],
    packages: ['lit'],
  },
  'link.ts': {rooms: ['config', 'on-demand', 'session', 'dify'], packages: []},
  embed: {rooms: [], packages: []},
  launcher: {rooms: ['config', 'view', 'i18n'], packages: ['lit']},
  features: {
    rooms: ['config', 'events', 'on-demand', 'session', 'dify', 'conversation', 'view', 'i18n'],
    packages: ['lit'],
  },
  'on-demand.ts': {rooms: ['conversation'], packages: []},
  'events-between.ts': {rooms: ['events', 'conversation'], packages: []},
  'property.ts': {rooms: ['config'], packages: ['lit']},
  'events.ts': {rooms: ['conversation'], packages: []},
  'config.ts': {rooms: [], packages: []},
  session: {rooms: ['dify', 'conversation', 'on-demand'], packages: []},
  dify: {rooms: ['conversation', 'on-demand'], packages: []},
  view: {rooms: ['conversation', 'markdown', 'i18n'], packages: ['lit', '@speed-highlight/core', 'temml']},
  markdown: {rooms: [], packages: []},
  i18n: {rooms: [], packages: []},
  conversation: {rooms: [], packages: []},
  proxy: {rooms: [], packages: []},
  'proxy/node.ts': {rooms: [], packages: ['node:http', 'node:stream']},
};

/** Ways in for a string that becomes markup or code. Text goes through Lit's bindings. */
const unsafe = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'A string must not become markup: use a template.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'A string must not become markup: use a template.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^(write|writeln)$/]',
    message: 'A string must not become markup: use a template.',
  },
  {
    selector: 'NewExpression[callee.name="DOMParser"]',
    message: 'A string must not become markup: use a template.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(parseHTMLUnsafe|parseFromString|setHTML)$/]',
    message: 'A string must not become markup: use a template.',
  },
  {
    selector:
      'CallExpression[callee.property.name="setAttribute"][arguments.0.value=/^(on|style$|srcdoc$)/i]',
    message: 'A string must not become code or style: use a listener, or a class.',
  },
  {
    selector: 'TaggedTemplateExpression TemplateElement[value.raw=/\\s(?:on[a-z]+|style|srcdoc)\\s*=/]',
    message: 'A string must not become code or style: use `@event`, or a class.',
  },
  {
    selector: 'CallExpression[callee.property.name="createPolicy"]',
    message: 'The widget makes no Trusted Types of its own: it has no string to trust.',
  },
  {
    selector: 'ImportDeclaration[source.value=/unsafe-(html|svg|mathml|static)|static-html/]',
    message: 'A string must not become markup: use a template.',
  },
];

export default defineConfig(
  // What needs packages that only `npm run test:package` installs is compiled there.
  globalIgnores(['dist/', 'lib/', 'coverage/', 'reports/', 'test/fixtures/', 'test/package/consumers/']),
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      lit['flat/recommended'],
    ],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['src/proxy/node.ts'], // the only file of src/ that knows Node
          defaultProject: 'tsconfig.node.json',
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/dot-notation': 'off', // the compiler asks for e['answer'] where a key may be missing
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true},
      ],
      '@typescript-eslint/no-unnecessary-condition': 'off', // after an await `signal.aborted` may have changed
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}],
      '@typescript-eslint/only-throw-error': ['error', {allowThrowingAny: true, allowThrowingUnknown: true}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/unbound-method': 'off', // Lit binds the listeners of a template to their host
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [wc['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-restricted-syntax': ['error', ...unsafe],
      'wc/file-name-matches-element': 'off', // DifyChat in dify-chat.ts already says it
      'wc/guard-super-call': 'off', // Lit's base class has every callback
    },
  },
  ...walls('*.ts', [], []),
  ...walls('*', [], []),
  ...Object.entries(rooms).flatMap(([room, may]) => walls(room, may.rooms, may.packages)),
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', neverAwaited()],
      '@typescript-eslint/no-non-null-assertion': 'off', // a test may be sure of what it made
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {globals: globals.node},
  },
  {
    // Scripts of pages, and functions that a test hands over to a page.
    files: [
      'demo/**/*.js',
      'examples/**/*.js',
      'scripts/screenshots.mjs',
      'scripts/soak.mjs',
      'test/**/*.mjs',
    ],
    languageOptions: {globals: {...globals.browser, ...globals.node}},
  },
);

/** Calls whose promise nobody awaits: node:test's, and `expect(a).to.equal(b)`, which is only typed as one. */
function neverAwaited() {
  const tests = ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'];
  const from = /** @type {const} */ ('package');
  return {
    allowForKnownSafeCalls: [
      {from, name: tests, package: 'node:test'},
      {from, name: 'Equal', package: 'chai'},
    ],
  };
}

/**
 * Forbids a room every import outside itself that is not in its row, `import()` and types included.
 *
 * @param {string} room
 * @param {string[]} below the rooms it may import
 * @param {string[]} packages
 */
function walls(room, below, packages) {
  const down = below.map((name) => `${name}(?:/|\\.js$)`).join('|') || '(?!)';
  const allowedPackages = packages.map((name) => `${name}(?:/|$)`).join('|') || '(?!)';
  const allowed = [...below, ...packages].join(', ') || 'nothing';
  const message = `Imports point down only: ${room} may import ${allowed} (see eslint.config.mjs).`;
  /** How to get from a file to src/, by its depth; inside its own room a file may go where it likes. */
  const places = room.endsWith('.ts')
    ? [{files: `src/${room}`, up: '\\./'}]
    : [1, 2, 3].map((depth) => ({
        files: `src/${room}/${'*/'.repeat(depth - 1)}*.ts`,
        up: '\\.\\./'.repeat(depth),
      }));
  return places.map(({files, up}) => {
    const forbidden = `^(?:${up}(?!${down})|(?!\\.)(?!${allowedPackages}))`;
    const selector = `ImportExpression[source.value=/${forbidden.replaceAll('/', '\\/')}/]`;
    /** @type {import('eslint').Linter.RulesRecord} */
    const rules = {
      'no-restricted-imports': ['error', {patterns: [{regex: forbidden, message}]}],
      'no-restricted-syntax': ['error', ...unsafe, {selector, message}],
    };
    return {files: [files], rules};
  });
}
