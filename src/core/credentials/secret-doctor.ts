import type { CredentialsFinding } from './finding.js';

/** sgID's client secrets (sgID docs, "Credentials"). */
const SECRET_CHARACTERS = 32;

/** Where the remedy to most of it is. */
export const FROM_PORTAL = 'Take it from the credentials that the developer portal gave.';

/** What stands in a credential's place and cannot be one; `what` completes "The client secret is …". */
interface Impostor {
  readonly kind: string;
  readonly is: (text: string) => boolean;
  readonly what: string;
  readonly hint: string;
}

const IMPOSTORS: readonly Impostor[] = [
  {
    kind: 'is-key',
    is: (text) => /-----\s*BEGIN/.test(text) || (text.length > 200 && /^["']?MI[A-Za-z0-9+/]/.test(text)),
    what: 'a key',
    hint: 'The key belongs in privateKey.',
  },
  { kind: 'is-token', is: (text) => /^eyJ[\w-]+\.[\w-]+\./.test(text), what: 'a token', hint: FROM_PORTAL },
  { kind: 'is-url', is: (text) => /^https?:\/\//i.test(text), what: 'a URL', hint: FROM_PORTAL },
  {
    kind: 'is-masked',
    is: (text) => /[•●∙·＊…]|\*{3}|\.{3}|^([xX0#_?-])\1{3,}$/u.test(text),
    what: 'masked: some of its characters are hidden',
    hint: 'Copy the whole of it, with the portal’s copy button or from the file that was downloaded.',
  },
  {
    kind: 'is-reference',
    is: isReference,
    what: 'the name of a place that holds the real one',
    hint: 'Fill the place in first: this text is sent as it stands.',
  },
  { kind: 'is-placeholder', is: isPlaceholder, what: 'a placeholder', hint: FROM_PORTAL },
];

/**
 * Examines a client secret without white space at its ends: what it is in place of a secret, or its form. `clientId` is
 * what stands beside it. Never quotes the secret. sgID docs, "Credentials": 32 characters.
 */
export function diagnoseSecret(secret: string, clientId: string | undefined): readonly CredentialsFinding[] {
  const impostor = secret === clientId ? THE_ID : IMPOSTORS.find(({ is }) => is(secret));
  if (impostor !== undefined) return [impostorFinding('client-secret', 'client secret', impostor)];
  const finding = formOf(secret, clientId);
  return finding === undefined ? [] : [finding];
}

/** Examines a client id without white space at its ends, of which no more is known than what it cannot be. */
export function diagnoseClientId(clientId: string): readonly CredentialsFinding[] {
  const impostor = [...IMPOSTORS, MORE_THAN_AN_ID].find(({ kind, is }) => NO_CLIENT_ID.includes(kind) && is(clientId));
  if (impostor !== undefined) return [impostorFinding('client-id', 'client id', impostor)];
  return hidesCharacters(clientId) ? [invisibleFinding('client-id', 'client id')] : [];
}

/** Ids are given in many forms: a URL or an odd word may be one. */
const NO_CLIENT_ID = ['is-key', 'is-masked', 'is-reference', 'is-placeholder', 'is-more'];

/** An id may have a space in it, but no other value, and the largest that the console saves has 200 characters. */
const MORE_THAN_AN_ID: Impostor = {
  kind: 'is-more',
  is: (text) => text.length > 200 || (/\s/.test(text) && /=|\S{24,}/.test(text)),
  what: 'more than an id: another value stands beside it, or it has hundreds of characters',
  hint: 'Copy the id alone. Where several values stand in one line, put each in a line of its own.',
};
const THE_ID: Impostor = { kind: 'is-client-id', is: () => true, what: 'the client id once more', hint: FROM_PORTAL };

function impostorFinding(field: string, label: string, { kind, what, hint }: Impostor): CredentialsFinding {
  return { id: `${field}-${kind}`, severity: 'error', message: `The ${label} is ${what}.`, hint };
}

/** Controls, marks of direction, spaces of no width: what comes along from a web page or a chat, and no eye sees. */
function hidesCharacters(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text.replace(/\s/g, ''));
}

function invisibleFinding(field: string, label: string): CredentialsFinding {
  return {
    id: `${field}-invisible`,
    severity: 'warning',
    message: `The ${label} has a character in it that cannot be seen.`,
    hint: 'It came along when the text was copied, and the provider refuses it. Copy it again, from the file if you can.',
  };
}

function formOf(secret: string, clientId: string | undefined): CredentialsFinding | undefined {
  if (hidesCharacters(secret)) return invisibleFinding('client-secret', 'client secret');
  if (/\s/.test(secret)) {
    const message = 'The client secret has white space inside.';
    return { id: 'client-secret-inner-space', severity: 'warning', message, hint: FROM_PORTAL };
  }
  if (secret.length === SECRET_CHARACTERS) return undefined;
  if (clientId?.length === SECRET_CHARACTERS && !/[^A-Za-z0-9]/.test(clientId)) {
    return {
      id: 'client-secret-swapped',
      // What is saved as the id is kept in clear. An id of hexadecimal digits alone is a UUID without its hyphens.
      severity: /[^0-9a-f]/i.test(clientId) ? 'error' : 'warning',
      message: `The client id has the ${SECRET_CHARACTERS} characters of a secret, and the client secret has ${secret.length}.`,
      hint: 'They may stand in each other’s place.',
    };
  }
  if (UUID.test(secret)) {
    const message = 'The client secret is a UUID, as ids are.';
    return { id: 'client-secret-looks-like-id', severity: 'warning', message, hint: FROM_PORTAL };
  }
  const message = `The client secret has ${secret.length} characters; sgID's have ${SECRET_CHARACTERS}.`;
  return { id: 'client-secret-length', severity: 'warning', message, hint: FROM_PORTAL };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A variable, a template or an address in a vault, in whose place something was to put the value. */
function isReference(text: string): boolean {
  return (
    /^\$\{[^}]*\}$|^\$\([^)]*\)$|^\$[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$|^\{\{.*\}\}$|^process\.env\b/.test(text) ||
    /^(?:op|vault|ref\+\w+|gcp-?sm|akv):\/\/|^arn:aws:|^ssm:|^projects\/[^/]+\/secrets\//.test(text)
  );
}

/** Words that templates have where something is to be put in. */
const TELLING_WORDS = new Set(
  (
    'change changeme changeit replace replaceme insert insertme paste your here fixme placeholder todo tbd tba dummy redacted' +
    ' yoursecret yourclientid yourclientsecret secrethere null undefined'
  ).split(' '),
);
/** Words that stand beside them. */
const OTHER_WORDS = new Set(
  (
    'fill put enter set add my the this it me with to be in of from the portal sgid client clientid clientsecret' +
    ' app id secret key value string example'
  ).split(' '),
);

/** In brackets, or made of nothing but the words of templates: `<secret>`, `your-client-secret`, `CHANGEME`. */
function isPlaceholder(text: string): boolean {
  if (/^(?:<.*>|\[.*\]|\{[^{}]*\})$/.test(text)) return true;
  if (text.length > 80) return false;
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const isTelling = (word: string): boolean => TELLING_WORDS.has(word) || /^x{3,}$/.test(word);
  return words.some(isTelling) && words.every((word) => isTelling(word) || OTHER_WORDS.has(word));
}
