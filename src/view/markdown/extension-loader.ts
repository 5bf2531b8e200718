/** Gets what draws beyond the core: once for all answers, when the first of them needs it. */
import {css} from 'lit';
import type * as TextExtension from './text-extension.js';

type ExtensionModule = typeof TextExtension;

let loaded: ExtensionModule | null = null;
let loading: Promise<ExtensionModule> | null = null;

/** The style sheet of what is not loaded yet: wherever it is adopted, it is filled in later. */
export const laterStyles = css``;

export function loadedExtension(): ExtensionModule | null {
  return loaded;
}

/** Where it cannot be had, the next answer that needs it tries again. */
export function loadExtension(): Promise<ExtensionModule> {
  loading ??= import('./text-extension.js').then(
    (module) => {
      laterStyles.styleSheet?.replaceSync(module.extensionStyles.cssText);
      return (loaded = module);
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
