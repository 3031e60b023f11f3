import type { Screen } from '../../../shared/screens.js';

/** Something the user can do, by key, by palette or by menu: described once. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Go to' | 'Run' | 'Clients' | 'Sandbox' | 'View';
  readonly keys?: string;
  /** The screen that shows what comes of it, or why it cannot be done now. */
  readonly screen?: Screen;
  /** Why it cannot be done now; undefined where it can. */
  readonly unavailable?: () => string | undefined;
  readonly run: () => void;
}
