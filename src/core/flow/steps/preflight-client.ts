import { CLIENT_SECRET_POST_SETTINGS } from '../../oidc/client-authentication.js';
import { type Check, judge, skip } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { ClientAuthentication, RunRequest, TokenRequestFormat } from '../run.js';

/** The client's own parts, and how it shows them: id, secret, key, client authentication. */
export function clientChecks({ client, tokenRequest, clientAuthentication }: RunRequest): readonly Check[] {
  const { bits } = client.privateKey;
  return [
    judge(
      client.clientId.trim() !== '' && client.clientSecret !== '',
      ruleOf('preflight', 'client-complete', {
        expected: 'both',
        actual:
          [client.clientId.trim() === '' ? 'no id' : '', client.clientSecret === '' ? 'no secret' : '']
            .filter(Boolean)
            .join(', ') || 'both',
      }),
      {
        causes: ['The credentials file lacks a member.'],
        remedy: 'Import the file that the developer portal gives.',
        sdkAccepts: client.clientId.trim() !== '',
      },
    ),
    idCharactersCheck(client.clientId),
    judge(
      client.clientSecret.length === 32 && !/\s/.test(client.clientSecret),
      ruleOf('preflight', 'client-secret', {
        expected: '32 characters',
        actual: `${client.clientSecret.length} characters${/\s/.test(client.clientSecret) ? ', with spaces' : ''}`,
      }),
      {
        status: 'warned',
        causes: ['It was cut or padded when it was copied.', 'The provider is not sgID and makes other secrets.'],
        remedy: 'Compare it with the downloaded file.',
        sdkAccepts: true,
      },
    ),
    keyCheck(bits),
    authenticationCheck(clientAuthentication),
    formatCheck(tokenRequest),
  ];
}

function idCharactersCheck(clientId: string): Check {
  const holds = /^[\x21-\x7e]+$/.test(clientId);
  const rule = ruleOf('preflight', 'client-id-characters', { expected: 'U+0021 to U+007E' });
  if (clientId.trim() === '') return skip({ ...rule, actual: 'there is no id' });
  return judge(
    holds,
    { ...rule, actual: holds ? 'no other characters' : 'a space or another character' },
    {
      status: 'warned',
      causes: ['A space or a line end was copied along.', 'A quotation mark or a dash was replaced by an editor.'],
      remedy: 'Compare the id with the one in the developer portal, letter by letter.',
      sdkAccepts: true,
    },
  );
}

function authenticationCheck(authentication: ClientAuthentication): Check {
  const actual = authentication === 'post' ? 'client_secret_post' : 'client_secret_basic';
  const rule = ruleOf('preflight', 'client-authentication', { expected: 'client_secret_post', actual });
  return judge(authentication === 'post', rule, {
    status: 'warned',
    causes: ['Basic was chosen for this run, as a generic OIDC library would use it.'],
    remedy: 'If the token endpoint answers 401, run again with client_secret_post before you doubt the secret.',
    settings: CLIENT_SECRET_POST_SETTINGS,
    sdkAccepts: true,
  });
}

function formatCheck(format: TokenRequestFormat): Check {
  const actual = format === 'form' ? 'a form' : 'JSON';
  return judge(format === 'form', ruleOf('preflight', 'token-request-format', { expected: 'a form', actual }), {
    status: 'warned',
    causes: ['JSON was chosen for this run, as the documentation of sgID shows it.'],
    remedy: 'If the token endpoint answers 400 or 415, run again with a form.',
    sdkAccepts: true,
  });
}

function keyCheck(bits: number): Check {
  const rule = ruleOf('preflight', 'private-key', { expected: 'RSA 2048', actual: `RSA ${bits}` });
  return judge(bits === 2048, rule, {
    status: bits > 2048 ? 'warned' : 'failed',
    causes: [
      bits > 2048
        ? 'The key was not made by the developer portal, which makes RSA-2048.'
        : 'The key is too weak to be used.',
    ],
    remedy: 'Use the private key of the downloaded credentials.',
    sdkAccepts: bits > 2048,
  });
}
