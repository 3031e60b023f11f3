/** Something about the requests of one login that should be otherwise. */
export interface LoginFinding {
  readonly id: string;
  /** Information asks for nothing. */
  readonly severity: 'error' | 'warning' | 'info';
  /** The request that shows it, by its number in the log. */
  readonly request: number;
  /** The login it belongs to; undefined where the sandbox refused to begin one. */
  readonly login: number | undefined;
  readonly reason: string;
  readonly clause: string;
  readonly fix: string;
}
