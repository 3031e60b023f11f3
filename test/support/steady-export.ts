const PEM = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----(?:\\n|\n)/g;
const COMPACT = /\b(eyJ[\w-]+)(\.[\w-]*){2,4}/g;
const RANDOM = /"(state|nonce|code|code_verifier|code_challenge|secret|access_token|kid|n|d|p|q|dp|dq|qi)": "[\w-]+"/g;

/** An export with what is fresh in each of them, keys and tokens, replaced by what it is; the header of a token stays. */
export function steady(text: string): string {
  return text
    .replace(PEM, '‹$1›')
    .replace(COMPACT, (_, header: string) => {
      const { kid, ...shown } = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
      return `‹${JSON.stringify(shown).replaceAll('"', '')}${kid === undefined ? '' : ' with kid'}›`;
    })
    .replace(RANDOM, '"$1": "‹fresh›"')
    .replace(/TEST-[0-9A-F]{8}/g, 'TEST-‹fresh›');
}
