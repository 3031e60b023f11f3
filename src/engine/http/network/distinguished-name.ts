/**
 * A distinguished name on one line, its most telling part first: `Example Root CA, Example Ltd, SG`.
 *
 * @param text as Node prints it, one attribute a line
 */
export function distinguishedName(text: string): string {
  const attributes = text
    .split('\n')
    .map((line) => /^([^=]+)=(.*)$/.exec(line))
    .flatMap((match) => (match === null ? [] : [{ type: match[1] ?? '', value: (match[2] ?? '').trim() }]));
  const first = attributes.filter(({ type }) => type === 'CN');
  const rest = attributes.filter(({ type }) => type !== 'CN').toReversed();
  return [...first, ...rest].map(({ value }) => value).join(', ');
}
