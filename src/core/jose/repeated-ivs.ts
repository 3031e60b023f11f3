import type { Finding } from '../catalogue/types.js';
import type { Anatomy } from '../flow/state.js';
import { member } from '../json.js';
import { decodeBase64Url } from './base64url.js';
import { parseHeader } from './compact.js';
import type { DecryptedField } from './userinfo-decryption.js';

/**
 * Findings for initialization vectors that were used twice under one key, across the fields of one userinfo response.
 *
 * With GCM a repeated IV gives away the authentication key, so anybody could alter those values unnoticed. Looked at are
 * the IV of the content, under the block key (`dir`) or under the wrapped key, and the IV of the wrapping (`A…GCMKW`).
 * NIST SP 800-38D 8, RFC 7518 5.3 and 4.7.
 */
export function findRepeatedIvs(fields: readonly DecryptedField[]): readonly Finding[] {
  const users = new Map<string, string[]>();
  for (const field of fields) {
    for (const use of field.anatomy === undefined ? [] : ivUses(field.alg, field.anatomy)) {
      users.set(use, [...(users.get(use) ?? []), field.scope]);
    }
  }
  return [...users.values()].filter((scopes) => scopes.length > 1).map(repeatedIv);
}

/** Each IV together with what stands for the key it was used with; the block key is the empty string. */
function ivUses(alg: string | undefined, anatomy: Anatomy): readonly string[] {
  const textOf = (role: string): string => anatomy.segments.find((segment) => segment.role === role)?.text ?? '';
  const contentIv = textOf('iv');
  const uses = contentIv === '' ? [] : [`${textOf('encrypted-key')}.${contentIv}`];
  const wrappingIv = alg?.endsWith('GCMKW') ? headerIv(textOf('header')) : undefined;
  return wrappingIv === undefined ? uses : [...uses, `.${wrappingIv}`];
}

function headerIv(headerText: string): string | undefined {
  try {
    const iv = member(parseHeader('jwe', decodeBase64Url(headerText) ?? Buffer.alloc(0)), 'iv');
    return typeof iv === 'string' ? iv : undefined;
  } catch {
    return undefined;
  }
}

function repeatedIv(scopes: readonly string[]): Finding {
  const named = scopes.slice(0, 5).join(', ');
  const more = scopes.length > 5 ? ` and ${scopes.length - 5} more` : '';
  return {
    id: 'repeated-iv',
    severity: 'warning',
    message: `The same initialization vector was used under one key for ${named}${more}.`,
    hint: 'An IV must never repeat under one key: with GCM, whoever sees both can forge values. Report it to the provider.',
  };
}
