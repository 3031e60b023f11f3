import { isJsonObject, member } from '../../json.js';
import type { HttpRequest } from '../../trace/http.js';
import type { Change, Messages, OutgoingRequest, TamperContext } from './change.js';
import { editList, editMembers } from './edit-values.js';
import { forgeToken, looseToken, TAMPERING_KID } from './forged-token.js';
import { editWords, type TamperEdit } from './tamper.js';
import { readTokenRequest, writeTokenRequest } from './token-request-parts.js';

type Edit = Omit<TamperEdit, 'target'>;
type Members = Readonly<Record<string, unknown>>;
type Editors = {
  readonly [Target in keyof Messages]: (
    message: Messages[Target],
    edit: Edit,
    context: TamperContext,
  ) => Messages[Target] | undefined | Promise<Messages[Target] | undefined>;
};

/** How a parameter is set, left out or repeated in each message; undefined where that changes nothing. */
const EDITORS: Editors = {
  'authorization-request': editList,
  'authorization-response': editList,
  'token-request': editTokenRequest,
  'token-response': editMembers,
  'id-token': editIdToken,
  jwks: editMembers,
  'userinfo-request': editBearer,
  'userinfo-response': editUserInfo,
};

/** The change that makes edits one after the other. */
export function changeByEdits<Target extends keyof Messages>(
  target: Target,
  edits: readonly Edit[],
): Change<Messages[Target]> {
  return async (message, context) => {
    let changed: Messages[Target] | undefined;
    for (const edit of edits) changed = (await EDITORS[target](changed ?? message, edit, context)) ?? changed;
    const names = edits.map(({ name }) => name).join(', ');
    const words = edits.map((edit) => editWords({ ...edit, target })).join('; ');
    return changed === undefined
      ? { words: `There is no ${names} to leave out.` }
      : { message: changed, words: `${words}.` };
  };
}

function editTokenRequest(outgoing: OutgoingRequest, edit: Edit): OutgoingRequest | undefined {
  const parts = readTokenRequest(outgoing.request);
  const parameters = editList(parts.parameters, edit);
  if (parameters === undefined) return undefined;
  return { ...outgoing, request: writeTokenRequest(outgoing.request, { ...parts, parameters }) };
}

function editBearer(outgoing: OutgoingRequest, { name, change, value = '' }: Edit): OutgoingRequest | undefined {
  const header = name === 'access_token' ? 'Authorization' : name;
  const text = name === 'access_token' ? `Bearer ${value}` : value;
  const headers = editList(outgoing.request.headers, { name: header, change, value: text });
  if (headers === undefined) return undefined;
  const request: HttpRequest = { ...outgoing.request, headers };
  return { ...outgoing, request };
}

/** Where it is not a member of the response itself, a name is that of a value in `data`. */
function editUserInfo(response: Members, edit: Edit): Members | undefined {
  const data = member(response, 'data');
  const own = Object.hasOwn(response, edit.name) || !edit.name.includes('.') || !isJsonObject(data);
  if (own) return editMembers(response, edit);
  const changed = editMembers(data, edit);
  return changed === undefined ? undefined : { ...response, data: changed };
}

/** The token is signed again by what its header then says; a key of the console's own is published for RS256. */
async function editIdToken(response: Members, edit: Edit, context: TamperContext): Promise<Members | undefined> {
  const token = looseToken(member(response, 'id_token'));
  if (token === undefined) return undefined;
  const inHeader = edit.name.startsWith(HEADER_PREFIX);
  const header = inHeader
    ? editMembers(token.header, { ...edit, name: edit.name.slice(HEADER_PREFIX.length) })
    : { ...token.header, kid: TAMPERING_KID };
  const claims = inHeader ? token.claims : editMembers(token.claims, edit);
  if (header === undefined || claims === undefined) return undefined;
  if (!inHeader) context.publishKey();
  const { privateKey } = await context.key();
  return { ...response, id_token: forgeToken(header, claims, privateKey, context.request.client.clientSecret) };
}

const HEADER_PREFIX = 'header.';
