import type { HttpRequest } from '../../trace/http.js';
import type { RunArtifacts, RunRequest } from '../run.js';
import type { NamedValues } from './edit-values.js';
import type { TamperingKey } from './tampering-key.js';

type Members = Readonly<Record<string, unknown>>;

/** What a change may rest on. */
export interface TamperContext {
  readonly request: RunRequest;
  readonly artifacts: RunArtifacts;
  /** The console's own key for forged tokens, made when it is first asked for. */
  readonly key: () => Promise<TamperingKey>;
  /** From now on the JWKS of this run also holds that key. */
  readonly publishKey: () => void;
}

/** A request on its way, and what somebody else sends before it. */
export interface OutgoingRequest {
  readonly request: HttpRequest;
  readonly before?: HttpRequest | undefined;
}

/** What each target is while it is changed. */
export interface Messages {
  readonly 'authorization-request': NamedValues;
  readonly 'authorization-response': NamedValues;
  readonly 'token-request': OutgoingRequest;
  readonly 'token-response': Members;
  readonly 'id-token': Members;
  readonly jwks: Members;
  readonly 'userinfo-request': OutgoingRequest;
  readonly 'userinfo-response': Members;
}

/** A changed message, and in words what is other now; a message undefined is one with nothing in it to change. */
export interface Changed<Message> {
  readonly message?: Message | undefined;
  readonly words: string;
}

/** One way to change a message. */
export type Change<Message> = (
  message: Message,
  context: TamperContext,
) => Changed<Message> | Promise<Changed<Message>>;
