import { describe, expect, it } from 'vitest';
import { readRedirectUri, readWebRedirectUri, redirectUriDifference } from '../../../../src/core/oidc/redirect-uri.js';
import { thrownCode } from '../../../support/thrown-code.js';

describe('redirect URI', () => {
  it.each([
    ['http://localhost:5001/api/redirect', true, true, 5001],
    ['http://[::1]/cb', true, true, 80],
    ['https://app.example/cb', false, true, 443],
    ['com.example.app:/cb', false, true, 0],
    ['http://app.example/cb', false, false, 80],
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
    ['localhost:5001', 'redirect-uri-scheme'],
    ['localhost:5001/api/redirect', 'redirect-uri-scheme'],
    ['com.example.app:/cb', 'redirect-uri-app-scheme'],
    ['sg.example.app://callback', 'redirect-uri-app-scheme'],
    ['example.com:8080', 'redirect-uri-scheme'],
    ['example.com:8080/cb', 'redirect-uri-scheme'],
    ['javascript:alert(1)', 'redirect-uri-scheme'],
    ['http:localhost:5001/cb', 'redirect-uri-not-absolute'],
    ['http:///cb', 'redirect-uri-not-absolute'],
    ['https://app.example/cb#here', 'redirect-uri-fragment'],
  ])('refuses %s with %s where a browser is to be sent there', (text, code) => {
    expect(thrownCode(() => readWebRedirectUri(text))).toBe(code);
  });

  it.each(['http://localhost:5001', 'https://app.example/cb'])('takes %s', (text) => {
    expect(readWebRedirectUri(text).url.host).not.toBe('');
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
