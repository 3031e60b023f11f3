import { aboutLines } from '../about-lines.js';
import type { SamplePayload } from '../sample-payload.js';
import { payloadSchemas } from './schema.js';

/** A JSON Schema (2020-12) of the payload with these scopes. It holds the catalogue's examples and no value of a person. */
export function jsonSchemaOf({ _about }: SamplePayload): string {
  const { SgidUserInfo, SgidData, records } = payloadSchemas(_about.requestedScopes, '#/$defs/');
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: aboutLines({ ..._about, note: NOTE }, 'JSON Schema of sgID userinfo').join(' '),
    title: 'sgID userinfo',
    ...SgidUserInfo,
    $defs: { SgidData, ...records },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** What a schema says in place of what a sample holds. */
const NOTE = 'It holds no value of any person: the examples are the data catalogue’s.';
