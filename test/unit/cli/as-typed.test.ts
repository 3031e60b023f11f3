import { describe, expect, it } from 'vitest';
import { asTyped } from '../../../src/cli/as-typed.js';

const TEXT =
  'sgid-console help COMMAND lists the options; sgid-console clients list the clients of sgid-console in the keychain.';

describe('a text that names commands', () => {
  it('has them as they are typed in the repository', () => {
    expect(asTyped(TEXT, { npm_lifecycle_event: 'cli' })).toBe(
      'npm run --silent cli -- help COMMAND lists the options; npm run --silent cli -- clients list the clients of sgid-console in the keychain.',
    );
  });

  it('has them by the name of the program anywhere else', () => {
    expect(asTyped(TEXT, { npm_lifecycle_event: 'test' })).toBe(TEXT);
  });
});
