import type { AuthorizationResponseParameters } from '../../core/flow/run.js';

/** One authorization request that waits for its response at a redirect URI. */
export interface RedirectWait {
  /** As a browser sends it in `Host`: the port only where it is not the scheme's own. */
  readonly host: string;
  readonly path: string;
  readonly state: string;
  /** The response that carries the live state came, and its answer page was sent. */
  readonly settle: (parameters: AuthorizationResponseParameters) => void;
  /** A response that is not the one waited for came; the wait goes on. */
  readonly refuse: (reason: string) => void;
}
