import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestLine } from '../../../src/cli/output/request-line.js';
import { createTerminal } from '../../../src/cli/output/terminal.js';

describe('a request of the sandbox’s log', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Asia/Singapore';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('is told by the clock of this place, on one line, with nothing in it that acts', () => {
    const request = { at: Date.parse('2026-01-02T20:15:30Z'), method: 'GET', path: '/v2/x', status: 404 };
    const line = requestLine(createTerminal({ write: () => true }, {}), { ...request, note: 'no\n\u001b[2Jsuch path' });
    expect(line).toBe('04:15:30 404 GET /v2/x  no⟨U+000A⟩⟨U+001B⟩[2Jsuch path');
  });
});
