import type { CheckDescription } from './describe.js';

/** The rules of every answer that should be a JSON object. */
export type JsonAnswerRule = 'content-type' | 'body-complete' | 'json-body' | 'duplicate-members';

/**
 * The rules of a JSON answer, for one endpoint.
 *
 * @param spec the clause that asks for JSON there
 * @param sdks what the official SDKs do with an answer that is not JSON
 */
export function jsonAnswerChecks(spec: string, sdks: string): Readonly<Record<JsonAnswerRule, CheckDescription>> {
  return {
    'content-type': {
      rule: 'content type is JSON',
      spec,
      protects: 'Tells an answer of the provider from the page of a proxy, a gateway or a captive portal.',
      sdks: 'Neither looks at the content type; both parse what came.',
    },
    'body-complete': {
      rule: 'body is within the size limit',
      spec: 'RFC 9110 8.6',
      protects: 'An answer that never ends, or unpacks to gigabytes, takes the memory of whoever reads it.',
      sdks: 'Neither has a limit.',
    },
    'json-body': {
      rule: 'body is a JSON object',
      spec,
      protects: 'Nothing can be read from anything else, and a page says who really answered.',
      sdks,
    },
    'duplicate-members': {
      rule: 'no member occurs twice',
      spec: 'RFC 8259 4',
      protects: 'Two parsers may each take another of the two, and so believe two different things.',
      sdks: 'Neither looks; both take the last.',
    },
  };
}
