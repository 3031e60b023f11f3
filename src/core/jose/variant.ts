export type EncryptionVariant = 'A' | 'B' | 'C' | 'D';

interface VariantSpec {
  readonly variant: EncryptionVariant;
  readonly key: (alg: string, enc: string) => boolean;
  readonly fieldAlg: string;
  readonly fieldEnc: string;
}

const isOaep = (alg: string): boolean => alg.startsWith('RSA-OAEP');

/** The known ways in which sgID and those who imitate it encrypt userinfo. Where a variant leaves a name open, any fits. */
const VARIANTS: readonly VariantSpec[] = [
  {
    variant: 'A',
    key: (alg, enc) => alg === 'RSA-OAEP-256' && enc === 'A256GCM',
    fieldAlg: 'A128GCMKW',
    fieldEnc: 'A128GCM',
  },
  {
    variant: 'B',
    key: (alg, enc) => alg === 'RSA-OAEP' && enc === 'A128CBC-HS256',
    fieldAlg: 'dir',
    fieldEnc: 'A256GCM',
  },
  { variant: 'C', key: isOaep, fieldAlg: 'dir', fieldEnc: 'A128GCM' },
  { variant: 'D', key: (alg) => alg === 'RSA-OAEP', fieldAlg: 'A128KW', fieldEnc: 'A128CBC-HS256' },
];

/**
 * The variant of sgID's encryption that four header parameters make: `alg` and `enc` of the wrapped block key, `alg` and
 * `enc` of a field. Undefined where they make none of the known ones, which is no error.
 *
 * The names are those of RFC 7518 4.1 and 5.1.
 */
export function describeVariant(
  keyAlg: string,
  keyEnc: string,
  fieldAlg: string,
  fieldEnc: string,
): EncryptionVariant | undefined {
  return VARIANTS.find((spec) => spec.key(keyAlg, keyEnc) && spec.fieldAlg === fieldAlg && spec.fieldEnc === fieldEnc)
    ?.variant;
}
