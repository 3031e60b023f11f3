import type { PrivateKey } from '../../credentials/private-key.js';
import { peekKeyId } from '../../jose/inspect.js';
import { meaningOfKeyId } from '../../jose/key-names.js';
import { quoted } from '../../quoted.js';
import { type Check, judge, skip } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';

/**
 * Compares the key that the header of the wrapped block key names with the client's. Never a failure: sgID does not say
 * what it puts there, and only opening it shows whose key it is for.
 *
 * @param compact userinfo's `key`
 * @returns nothing where the header names no key; RFC 7516 4.1.6, RFC 7638
 */
export function keyNameChecks(compact: string, privateKey: PrivateKey): readonly Check[] {
  const kid = namedKey(compact);
  if (kid === undefined) return [];
  const rule = ruleOf('block-key', 'block-key-kid', {
    expected: 'the key’s thumbprint, where kid is one',
    actual: quoted(kid, 80),
  });
  const meaning = meaningOfKeyId(kid, privateKey.keyObject, privateKey.fingerprint);
  if (meaning === 'unknown') return [skip({ ...rule, actual: `${rule.actual}: no thumbprint, so nothing to compare` })];
  return [
    judge(meaning === 'own', rule, {
      status: 'warned',
      causes: [
        'The provider encrypted to another key than this client’s: one that was replaced, or another client’s.',
        'The provider names keys in a way of its own that only looks like a thumbprint.',
      ],
      remedy: 'If the block key does not open, compare this client’s key with the one at the developer portal.',
      sdkAccepts: true,
    }),
  ];
}

/** A token without five parts names nothing; the unwrapping says what is wrong with it. */
function namedKey(compact: string): string | undefined {
  try {
    return peekKeyId(compact);
  } catch {
    return undefined;
  }
}
