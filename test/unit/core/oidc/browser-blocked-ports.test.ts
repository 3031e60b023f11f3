import { describe, expect, it } from 'vitest';
import { isBrowserBlockedPort } from '../../../../src/core/oidc/browser-blocked-ports.js';

describe('ports that browsers refuse', () => {
  it.each([0, 1, 22, 25, 87, 2049, 4190, 5060, 5061, 6000, 6566, 6665, 6669, 6679, 6697, 10_080])(
    '%i is one',
    (port) => {
      expect(isBrowserBlockedPort(port)).toBe(true);
    },
  );

  it.each([80, 443, 3000, 5001, 5156, 6664, 6670, 8080, 10_081, 65_535])('%i is none', (port) => {
    expect(isBrowserBlockedPort(port)).toBe(false);
  });

  it('fetch refuses every one of them before it connects', async () => {
    const listed = Array.from({ length: 65_535 }, (_, index) => index + 1).filter(isBrowserBlockedPort);
    expect(listed).toHaveLength(82);
    for (const port of listed) {
      const refusal: unknown = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
      expect([port, refusal]).toMatchObject([port, { cause: { message: 'bad port' } }]);
    }
  });
});
