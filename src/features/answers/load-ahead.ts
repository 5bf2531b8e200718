/**
 * What most conversations come to need is loaded in idle time, once its visitor has had an answer: tables and formulas of the
 * next one then stand as they come. Before that nothing is, since most visitors of a page never ask.
 */
import {whenIdle} from '../../view/when-idle.js';

/** What Chromium tells of the network. */
interface NavigatorWithNetwork {
  readonly connection?: {readonly saveData?: boolean};
}

export async function loadAhead(): Promise<void> {
  if ((navigator as NavigatorWithNetwork).connection?.saveData) return;
  await whenIdle();
  const {loadExtension} = await import('../../view/markdown/text-writer.js');
  await loadExtension();
}
