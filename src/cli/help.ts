import { EXPORT_FORMATS } from '../core/export/formats.js';
import { DEFAULT_SEED, PRIVACY_LEVELS } from '../core/export/privacy.js';
import { PROJECT_LAYOUTS, PROJECT_TARGETS } from '../core/project-code/options.js';

/** The commands with what they do, in the order of the help. */
export const COMMANDS = {
  run: 'one authorization-code flow, step by step',
  decrypt: 'decrypt a saved userinfo response, offline',
  check: 'say what is right and wrong with a credentials file',
  'verify-id-token': 'hold one ID token to every rule, offline with a JWKS file',
  clients: 'list, import and remove the clients that the app runs as',
  code: 'write the files of a project of your own that logs people in',
  sandbox: 'serve an sgID on this computer until interrupted, or test your own app against it',
} as const;

export type CommandName = keyof typeof COMMANDS;

const COMMON = `Common options:
  --json       one JSON document on stdout, and nothing else there
  --reveal     show secrets, tokens and values as received; never the private key
  --help       this text`;

const NETWORKING = `The network (nothing on this machine goes through a proxy):
  --proxy URL|none|system       http://[USER@]HOST:PORT; system: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY
                                default: as the app is set, else system
  --proxy-password-file FILE    the password of that USER
  --ca FILE                     certificates of CAs to trust too, as PEM; may be given several times
  --connect-timeout SECONDS     until a connection stands; default: 10
  --http-timeout SECONDS        for each whole request; default: 15`;

const EXPORTING = `The outcome:
  --export FILE                 write the sample payload; a folder for fixtures; ndjson adds a line
  --format FORMAT               default: what FILE ends as (.csv, .ts, .env …), else json
${EXPORT_FORMATS.map(({ id, label }) => `                 ${id.padEnd(15)}${label}`).join('\n')}
  --privacy LEVEL               ${PRIVACY_LEVELS.map(({ id }) => id).join(', ')}; default: masked
                                received, which --reveal makes the default, needs --reveal
  --seed TEXT                   what synthetic values grow from; default: ${DEFAULT_SEED}`;

const DETAILS: Readonly<Record<CommandName, string>> = {
  run: `sgid-console run (--sandbox | --credentials FILE | --client NAME-OR-ID) [options]

Whom to run as:
  --sandbox                     start the embedded provider, with a client of its own
  --credentials FILE            a credentials JSON or .env file; nothing is stored
  --client NAME-OR-ID           a client saved in the keychain

The request:
  --environment NAME|ORIGIN     production, staging, https://…, or http:// on this machine
                                default: the client's or file's, else what its id says, else production
  --scopes "openid …"           default: openid myinfo.name
  --redirect-uri URI            default: the client's first loopback redirect URI
  --browser system|print|follow how to get to the provider's page
  --token-request form|json     default: form
  --client-auth post|basic      default: post
  --timeout SECONDS             for the redirect; default: 300

${NETWORKING}

Its requests:
  --har FILE                    write them as an HTTP Archive 1.2, of a failed run too; masked without --reveal

With --sandbox:
  --persona ID                  who signs in
  --fault ID                    what goes wrong; may be given several times; help faults lists the ids

${EXPORTING}`,
  decrypt: `sgid-console decrypt --credentials FILE --userinfo FILE

  --credentials FILE            a credentials JSON or .env file, for its private key
  --userinfo FILE               the body of a userinfo response: { sub, key, data }

${EXPORTING}`,
  check: `sgid-console check FILE… [--passphrase-file FILE]

  FILE                          credentials: JSON, .env, a key beside them, or an encrypted export
  --passphrase-file FILE        the passphrase of encrypted files, - for stdin; without it, it is asked for`,
  'verify-id-token': `sgid-console verify-id-token --issuer ORIGIN --client-id ID [--nonce N] [--jwks FILE] FILE

  FILE                          the ID token, or a token endpoint response that holds it
  --issuer NAME|ORIGIN          production, staging, https://…, or http:// on this machine
  --client-id ID                the client that it must be issued to
  --nonce N                     the nonce of the authorization request; without it, none is compared
  --jwks FILE                   the provider's keys; without it, they are fetched from the provider

${NETWORKING}`,
  clients: `sgid-console clients list
sgid-console clients import FILE… [options]
sgid-console clients remove NAME-OR-ID [--yes]

Importing:
  FILE                          credentials: JSON, .env, a key beside them, or an export of the app
  --name NAME                   default: the name in the file, else the file's
  --environment NAME|ORIGIN     production, staging, sandbox, https://…, or http:// on this machine
  --redirect-uri URI            default: the client's first loopback redirect URI
  --passphrase-file FILE        the passphrase of encrypted files, - for stdin; without it, it is asked for
  --beside                      save one more client where the same one is saved; default: update it

Removing:
  --yes                         do not ask`,
  code: `sgid-console code --target TARGET (--client NAME-OR-ID | --credentials FILE | --client-id ID) [options]

What it is written in:
${PROJECT_TARGETS.map(({ id, label, note }) => `  ${id.padEnd(30)}${label}: ${note}`).join('\n')}

Whom it is for; no secret is read into it, and none is asked for:
  --client NAME-OR-ID           a client that the app or clients import saved
  --credentials FILE            a credentials JSON or .env file; nothing is stored
  --client-id ID                one that is neither

  --layout LAYOUT               default: server
${PROJECT_LAYOUTS.map(({ id, note }) => `                 ${id.padEnd(25)}${note}`).join('\n')}
  --frontend-origin ORIGIN      where the pages of a single-page app come from
  --scopes "openid …"           default: all that the client may ask for, else openid myinfo.name
  --redirect-uri URI            default: the client's own, one of this computer first
  --environment NAME|ORIGIN     what SGID_HOSTNAME is where it is not set; default: the client's, else production
  --out DIR                     write the files there; nothing is written over. Without it they are printed`,
  sandbox: `sgid-console sandbox [options]
sgid-console sandbox test-app --start COMMAND --login-url URL [options]

Serves an sgID of its own until it is interrupted. One line on stdout says that it listens and where.

  --port N                      default: 5443; 0 takes any that is free
  --persona ID                  who is preselected, or logs in where it approves by itself
  --personas FILE               test people of your own, as the app exports them
  --auto-approve                answer each login at once, without a page
  --fault ID[@CLIENT-ID]        what goes wrong until it ends, with every client or one; may be given several times;
                                help faults lists the ids
  --fault-once ID[@CLIENT-ID]   what goes wrong with one request; may be given several times
  --variant A|B|C|D             how userinfo is encrypted; default: C
  --key-encryption RSA-OAEP|RSA-OAEP-256
                                default: as the variant has it

Who may log in:
  --redirect-uri URI            of the client that is made, up to five times
                                default: http://localhost:5001/api/redirect
  --write-credentials FILE      write its credentials, as the portal gives them, for your app
  --outside-public-service      it may ask for openid and myinfo.name alone
  --credentials FILE            a client of yours instead: JSON or .env; may be given several times

For containers, to be opened on purpose; whoever reaches it can log in as anybody:
  --listen-on ADDRESS           default: 127.0.0.1; 0.0.0.0 is every address of this computer
  --allow-host HOST[:PORT]      another Host that is answered; may be given several times
  --origin ORIGIN               the one that browser and backend both use; the issuer is made from it

Testing your own app: starts it with the sandbox in its environment, logs in without scripts, lets one thing after
another go wrong, and says what the app refused. Nothing beyond this computer is asked.
  --start COMMAND               what starts the app; it gets SGID_CLIENT_ID, SGID_CLIENT_SECRET, SGID_PRIVATE_KEY,
                                SGID_REDIRECT_URI and SGID_HOSTNAME, and is ended afterwards
  --login-url URL               where a login begins
  --redirect-uri URI            default: http://localhost:5001/api/redirect
  --persona ID                  who logs in
  --timeout SECONDS             for the app to come up; default: 30
  --report FILE.html|FILE.json  write the verdicts; may be given several times`,
};

const EXIT_CODES = `Exit codes: 0 done and nothing failed (warnings do not count), 1 something failed, 2 wrong usage, 3 keychain unavailable, 130 interrupted`;

/** The help of all commands. */
export function generalHelp(version: string): string {
  const names = Object.entries(COMMANDS).map(([name, what]) => `  ${name.padEnd(16)} ${what}`);
  return `sgID Console ${version}

Usage: sgid-console COMMAND [options]

${names.join('\n')}

sgid-console help COMMAND lists the options of one, sgid-console help faults what can go wrong in the sandbox.

${EXIT_CODES}
`;
}

/** The help of one command. */
export function commandHelp(name: CommandName): string {
  return `${DETAILS[name]}

${COMMON}

${EXIT_CODES}
`;
}
