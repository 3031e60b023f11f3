import { aboutLines } from '../about-lines.js';
import type { SamplePayload } from '../sample-payload.js';
import { payloadSchemas } from './schema.js';

/**
 * An OpenAPI 3.1 document with the payload as components, and the sample as an example of it. Masked stand-ins do not
 * fit the documented formats, so a masked sample is left out.
 */
export function openApiOf({ _about, sub, data }: SamplePayload): string {
  const { SgidUserInfo, SgidData, records } = payloadSchemas(_about.requestedScopes, '#/components/schemas/');
  const example = _about.privacy === 'masked' ? {} : { examples: { SgidUserInfo: { value: { sub, data } } } };
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'sgID userinfo',
      version: '1',
      description: aboutLines(_about, 'OpenAPI components of sgID userinfo').join('\n'),
    },
    paths: {},
    components: { schemas: { SgidUserInfo, SgidData, ...records }, ...example },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
