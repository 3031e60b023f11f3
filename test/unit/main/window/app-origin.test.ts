import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveAppPath } from '../../../../src/main/window/app-origin.js';

const root = join(sep, 'opt', 'console', 'renderer');

describe('resolveAppPath', () => {
  it('names a file of the window', () => {
    expect(resolveAppPath(root, 'app://console/assets/index.js')).toBe(join(root, 'assets', 'index.js'));
  });

  it('drops query and fragment', () => {
    expect(resolveAppPath(root, 'app://console/index.html?x=1#y')).toBe(join(root, 'index.html'));
  });

  it.each([
    'app://console/../secret',
    'app://console/%2e%2e/secret',
    'app://console/%2e%2e%2fsecret',
    'app://console/..%5csecret',
    'app://console/%252e%252e/secret',
    'app://console/a/../../../etc/passwd',
    'app://console/%00',
    'app://console/%',
    'app://other/index.html',
    'app://console.evil/index.html',
    'file:///etc/passwd',
    'app://console/',
  ])('E08 %s leads nowhere outside the window’s files', (url) => {
    const path = resolveAppPath(root, url);
    if (path !== undefined) expect(path.startsWith(root + sep)).toBe(true);
    else expect(path).toBeUndefined();
  });
});
