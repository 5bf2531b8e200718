/** What an app's site says of its workflow. */
import type {WireRecord} from './wire.js';

/** Whether visitors are to see the steps of its runs; without a site nobody has said no. */
export function showsWorkflow(site: WireRecord | null): boolean {
  return site?.['show_workflow_steps'] !== false;
}
