import type { Sandbox } from '../types.js';
import { type GatheredFinding, gatherFindings } from './gather-findings.js';
import { LoginLinter } from './lint-logins.js';
import { loggedRequests } from './logged-request.js';
import type { LoginFinding } from './login-finding.js';

/** What is wrong with the logins in a sandbox’s log, however often that is asked: each request is looked at once. */
export class LogFindings {
  readonly #sandbox: Pick<Sandbox, 'requests' | 'exchange'>;
  #linter = new LoginLinter();
  #findings: readonly LoginFinding[] = [];
  #gathered: readonly GatheredFinding[] = [];
  /** Numbers of the oldest request that was held, and of the latest that was looked at. */
  #oldest = 0;
  #latest = 0;

  constructor(sandbox: Pick<Sandbox, 'requests' | 'exchange'>) {
    this.#sandbox = sandbox;
  }

  /** Of the requests that are held, the gravest first. */
  current(): readonly GatheredFinding[] {
    const held = this.#sandbox.requests();
    const [first, last] = [held[0], held.at(-1)];
    if (first === undefined || last === undefined) return this.#begin();
    if (first.id === this.#oldest && last.id === this.#latest) return this.#gathered;
    const fresh = loggedRequests(this.#sandbox, this.#latest).flatMap((request) => this.#linter.add(request));
    this.#linter.forgetBefore(first.id);
    this.#findings = [...this.#findings, ...fresh].filter(({ request }) => request >= first.id);
    this.#gathered = gatherFindings(this.#findings);
    this.#oldest = first.id;
    this.#latest = last.id;
    return this.#gathered;
  }

  /** Of one request that is held. */
  of(id: number): readonly LoginFinding[] {
    this.current();
    return this.#findings.filter(({ request }) => request === id);
  }

  /** A log that is empty was cleared: what was sent before is forgotten too. */
  #begin(): readonly GatheredFinding[] {
    this.#linter = new LoginLinter();
    this.#findings = [];
    this.#gathered = [];
    return this.#gathered;
  }
}
