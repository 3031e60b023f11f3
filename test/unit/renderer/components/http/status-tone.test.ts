import { expect, it } from 'vitest';
import { statusTone } from '../../../../../src/renderer/components/http/status-tone.js';

it.each([
  [200, 'pass'],
  [302, 'accent'],
  [400, 'fail'],
  [503, 'fail'],
])('shows the HTTP status %d as %s', (status, tone) => {
  expect(statusTone(status)).toBe(tone);
});
