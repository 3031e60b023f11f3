import { isLiteral } from '../export/formats/env.js';
import { SECRET_VARIABLES } from './snippet.js';

/** What an app needs to log people in, as the variables of its environment that the guides of the official SDKs read. */
export const APP_VARIABLES = {
  /** No SDK reads this one by itself: it is handed over as `hostname`. */
  hostname: 'SGID_HOSTNAME',
  clientId: 'SGID_CLIENT_ID',
  clientSecret: SECRET_VARIABLES.clientSecret,
  privateKey: SECRET_VARIABLES.privateKey,
  redirectUri: 'SGID_REDIRECT_URI',
} as const;

export type AppVariable = keyof typeof APP_VARIABLES;
export type AppValues = Readonly<Record<AppVariable, string>>;

/** The environment of an app: the variables with their values as they are. Holds secrets where the values do. */
export function appEnvironment(values: AppValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(APP_VARIABLES).map(([variable, name]) => [name, values[variable as AppVariable]]),
  );
}

/**
 * One variable as the line of an `.env` file, which Node, dotenv and python-dotenv read alike; a remark where there is
 * no such line. Line breaks of PEM are spelled out, as the SDKs take them.
 */
export function envLine(name: string, value: string): string {
  if (/^[\w.:/@%+=,~-]*$/.test(value)) return `${name}=${value}`;
  if (/^-----BEGIN [^"\\$]*-----\s*$/.test(value)) return `${name}="${value.trim().replace(/\r?\n/g, '\\n')}"`;
  return isLiteral(value) ? `${name}='${value}'` : `# ${name}: no quotes hold its value alike for every reader`;
}
