/** Parts of the widget that are loaded when they are first needed. */
import {DifyError} from './conversation/dify-error.js';

/**
 * Loads a part once, and gives back the same one from then on. The promise is rejected with a `DifyError` (`network`)
 * where the part cannot be had; the next call tries again.
 */
export function onDemand<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | null = null;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = null;
      throw partMissing(cause);
    });
    return loading;
  };
}

/** What to throw where a file of the widget's own cannot be had. */
export function partMissing(cause: unknown): DifyError {
  return new DifyError('network', 'A part of the widget could not be loaded.', {cause});
}
