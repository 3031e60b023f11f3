import fc from 'fast-check';

/** Any sequence of UTF-16 code units, lone surrogates, controls and direction marks among them. */
export function anyString(maxLength = 60): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 0x1b, 0x200b, 0x202e, 0x2066, 0xfeff, 0xd800, 0xdc00, 0xd83d) },
  );
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}
