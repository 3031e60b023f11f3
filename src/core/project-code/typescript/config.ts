import { listed, typescriptText } from '../../snippets/literals.js';
import { NOTES, VARIABLES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';

/**
 * The settings: secrets from the environment, the rest with the client's own values as defaults.
 *
 * @param listens whether the code itself listens on a port, which a framework may do for it
 */
export function configModule({ options, frontendOrigin, port }: ProjectModel, { listens = true } = {}): string {
  const hasFrontend = frontendOrigin !== undefined;
  return source`
import { createPrivateKey } from 'node:crypto';

${listed('export const SCOPES = [', options.scopes.map(typescriptText), '];', '  ')}

/** What the app runs with. */
export interface Settings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM, PKCS8. */
  readonly privateKey: string;
  readonly redirectUri: string;
  readonly hostname: string;
  ${only(hasFrontend, ['/** Where the pages come from. */', 'readonly frontendOrigin: string;'])}
  ${only(listens, 'readonly port: number;')}
  /** Whether cookies can be Secure. */
  readonly isHttps: boolean;
  /** Origins whose POST requests are the app's own. */
  readonly ownOrigins: readonly string[];
}

let known: Settings | undefined;

${comment('//', NOTES.secrets, NOTES.defaults)}
export function settings(): Settings {
  known ??= readSettings();
  return known;
}

function readSettings(): Settings {
  const redirectUri = process.env.${VARIABLES.redirectUri} || ${typescriptText(options.redirectUri)};
  const { origin, protocol } = new URL(redirectUri);
  ${only(hasFrontend, `const frontendOrigin = process.env.${VARIABLES.frontend} || ${typescriptText(frontendOrigin ?? '')};`)}
  return {
    clientId: process.env.${VARIABLES.clientId} || ${typescriptText(options.clientId)},
    clientSecret: required('${VARIABLES.secret}'),
    privateKey: readPrivateKey(required('${VARIABLES.key}')),
    redirectUri,
    ${comment('//', NOTES.hostname)}
    hostname: (process.env.${VARIABLES.hostname} || ${typescriptText(options.origin)}).replace(/\/$/, ''),
    ${only(hasFrontend, 'frontendOrigin,')}
    ${only(listens, `port: Number(process.env.${VARIABLES.port} || ${port}),`)}
    isHttps: protocol === 'https:',
    ownOrigins: [origin${hasFrontend ? ', frontendOrigin' : ''}],
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value.trim() === '') throw new Error('Set the environment variable ' + name + '.');
  return value;
}

${comment('//', NOTES.keyLines, NOTES.keyEarly)}
function readPrivateKey(text: string): string {
  const key = createPrivateKey(text.replaceAll('\\n', '\n').trim());
  if (key.asymmetricKeyType !== 'rsa') throw new Error('${VARIABLES.key} is no RSA key.');
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
`;
}
