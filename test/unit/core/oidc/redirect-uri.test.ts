import { describe, expect, it } from 'vitest';
import { readRedirectUri, redirectUriDifference } from '../../../../src/core/oidc/redirect-uri.js';
import { thrownCode } from '../../../support/thrown-code.js';

describe('redirect URI', () => {
  it.each([
    ['http://localhost:5001/api/redirect', true, true, 5001],
    ['http://[::1]/cb', true, true, 80],
    ['https://app.example/cb', false, true, 443],
    ['http://app.example/cb', false, false, 80],
    ['com.example.app:/cb', false, true, 0],
  ])('%s: listenable %s, confidential %s, port %i', (text, listenable, confidential, port) => {
    expect(readRedirectUri(text)).toMatchObject({ listenable, confidential, port });
  });

  it.each([
    ['/api/redirect', 'redirect-uri-not-absolute'],
    ['https://app.example/cb#here', 'redirect-uri-fragment'],
    ['https://user@app.example/cb', 'redirect-uri-userinfo'],
    ['https://*.example/cb', 'redirect-uri-wildcard'],
  ])('refuses %s with %s', (text, code) => {
    expect(thrownCode(() => readRedirectUri(text))).toBe(code);
  });

  it.each([
    ['http://localhost:5001/api/redirect/', 'trailing slash differs'],
    ['http://127.0.0.1:5001/api/redirect', 'host differs'],
    ['http://localhost:5002/api/redirect', 'port differs'],
    ['https://localhost:5001/api/redirect', 'scheme differs'],
    ['http://localhost:5001/api/callback', 'path differs'],
    ['http://localhost:5001/api/redirect?x=1', 'query differs'],
    ['HTTP://localhost:5001/api/redirect', 'spelling differs'],
  ])('says of %s what differs: %s', (actual, said) => {
    expect(redirectUriDifference(actual, ['http://localhost:5001/api/redirect'])).toContain(said);
  });

  it('compares with the nearest of several, and says nothing where one is equal to the letter', () => {
    const registered = ['https://app.example/cb', 'http://localhost:5001/success'];
    expect(redirectUriDifference('http://localhost:5001/success/', registered)).toBe(
      'trailing slash differs from http://localhost:5001/success',
    );
    expect(redirectUriDifference('https://app.example/cb', registered)).toBeUndefined();
  });
});
