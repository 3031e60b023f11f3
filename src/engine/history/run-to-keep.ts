import type { RunRecord } from '../../core/flow/saved-run.js';

/** As many characters of bodies and values are made ready to be kept in a few milliseconds. */
const SMALL = 200_000;

/** Whether a run is like most: it can be made ready to be kept where it is, and nobody notices. */
export function isSmallRun({ state, artifacts }: RunRecord): boolean {
  const bodies = state.steps.flatMap(({ exchanges }) => exchanges.map(({ response }) => response?.body.length ?? 0));
  const values = (artifacts.fields ?? []).map((field) => (field.ok ? field.value.length : 0));
  return [...bodies, ...values].reduce((sum, length) => sum + length, 0) <= SMALL;
}

/** What of a run can go to another thread: its parts alone, and the private key as text, for an open key cannot. */
export function cloneableRun({ state, request, artifacts }: RunRecord): RunRecord {
  const { privateKey } = request.client;
  const client = { ...request.client, privateKey: privateKey && { pkcs8Pem: privateKey.pkcs8Pem } };
  return { state, request: { ...request, client }, artifacts };
}
