import { APP_VARIABLES, envLine } from '../snippets/app-environment.js';
import type { PrivateKey } from './private-key.js';

/**
 * The line of an `.env` file that gives both official SDKs a private key they take: PKCS #8 in double quotes, with `\n`
 * for line breaks, which Node, dotenv and python-dotenv turn into line breaks. Secret. Without a line break at its end.
 */
export function keyVariableOf(privateKey: PrivateKey): string {
  return envLine(APP_VARIABLES.privateKey, privateKey.pkcs8Pem);
}
