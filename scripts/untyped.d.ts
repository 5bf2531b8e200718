/** Packages of the tools that come without types. */
declare module 'eslint-plugin-lit-a11y' {
  import {type ESLint, type Linter} from 'eslint';

  const plugin: ESLint.Plugin & {configs: {recommended: {rules: Linter.RulesRecord}}};
  export default plugin;
}
