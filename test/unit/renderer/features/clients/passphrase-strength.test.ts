import { describe, expect, it } from 'vitest';
import {
  passphraseProblem,
  passphraseStrength,
} from '../../../../../src/renderer/features/clients/passphrase-strength.js';

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'too-short'],
    ['elevenchars', 'too-short'],
    ['密码密码密码密码密码密', 'too-short'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['abcdefghijklmnopqrstuvwxyz', 'weak'],
    ['123456789012345', 'weak'],
    ['password1234', 'weak'],
    ['passwordpassword', 'weak'],
    ['qwertyuiop123', 'weak'],
    ['Singapore2026', 'weak'],
    ['one two three', 'weak'],
    ['tiger tiger tiger tiger tiger', 'weak'],
    ['orchid ferry lantern granite', 'fair'],
    ['orchid ferry lantern granite kettle violin', 'strong'],
    ['mV7#qLz2!pWx', 'strong'],
  ])('%j is %s', (passphrase, level) => {
    expect(passphraseStrength(passphrase).level).toBe(level);
  });

  it('says how many characters are missing, and counts them as the user does', () => {
    expect(passphraseStrength('abc').words).toContain('9 more');
    expect(passphraseStrength('👍'.repeat(11)).words).toContain('1 more');
  });
});

describe('a passphrase that is typed twice', () => {
  it.each([
    ['', '', false],
    ['too short', 'too short', false],
    ['orchid ferry lantern', '', false],
    ['orchid ferry lantern', 'orchid ferry', false],
    ['orchid ferry lantern', 'orchid ferry lantern ', false],
    ['orchid ferry lantern', 'orchid ferry lantern', true],
  ])('%j and %j: ready is %s', (passphrase, repeated, ready) => {
    expect(passphraseProblem({ passphrase, repeated }) === undefined).toBe(ready);
  });
});
