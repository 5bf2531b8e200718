/** What the launcher is called: the only sentences that are loaded on every page. */
export interface LauncherLabels {
  readonly open: string;
  readonly close: string;
}

export const launcherLabels: LauncherLabels = {open: 'Open chat', close: 'Close chat'};
