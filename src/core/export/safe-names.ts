import { findScope } from '../catalogue/catalogue.js';
import type { SampleSource } from './sample-payload.js';

/** What the name of a scope looks like; no number and no address does. */
const SCOPE_NAME = /^[a-z]{2,20}\.[a-z_]{2,60}$/;

/**
 * The source with other names for members that nobody asked for and that are not named as scopes are: a name that came
 * from the wire may itself be personal, a number or an address.
 */
export function withSafeNames(source: SampleSource): SampleSource {
  const requested = new Set(source.requestedScopes);
  let renamed = 0;
  const fields = source.fields.map((field) => {
    const { scope, problem } = field;
    if (requested.has(scope) || findScope(scope) !== undefined || SCOPE_NAME.test(scope)) return field;
    renamed += 1;
    const name = `undocumented_${renamed}`;
    return { ...field, scope: name, problem: scope === '' ? problem : problem?.replaceAll(scope, name) };
  });
  return renamed === 0 ? source : { ...source, fields };
}
