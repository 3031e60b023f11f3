import { readJson } from '../../json/read-json.js';
import { isJsonObject, member } from '../../json.js';
import type { HttpResponse } from '../../trace/http.js';
import { sendRecorded } from '../../trace/recorded-http.js';
import type { RunArtifacts, RunRequest, StepIo, StepOutcome } from '../run.js';
import { STEP_IDS, type StepId } from '../step-ids.js';
import type { Change, Changed, Messages, TamperContext } from './change.js';
import { changeByEdits } from './edit-messages.js';
import type { NamedValues } from './edit-values.js';
import { TAMPERING_KID } from './forged-token.js';
import { SPECIAL_CHANGES } from './special-changes.js';
import { type AppliedTamper, presetOf, type Tamper, targetOf } from './tamper.js';
import { tamperingKey } from './tampering-key.js';
import type { TamperTarget } from './targets.js';

type Members = Readonly<Record<string, unknown>>;

/** What one step is tampered with by, and who is told of every change. */
export interface StepTampering {
  readonly step: StepId;
  readonly armed: readonly Tamper[];
  readonly request: RunRequest;
  readonly artifacts: RunArtifacts;
  readonly onApplied: (applied: AppliedTamper) => void;
}

/** Makes the changes that are armed in one run, between its steps and the outside world: steps know nothing of it. */
export class Tampering {
  #published = false;

  /** Forgets what an earlier token response was signed with, where the step that gets it starts again. */
  stepStarts(step: StepId): void {
    if (STEP_IDS.indexOf(step) <= STEP_IDS.indexOf('token')) this.#published = false;
  }

  /** The outside world as the step meets it, its requests and what answers them changed on their way. */
  io(io: StepIo, tampering: StepTampering): StepIo {
    if (tampering.armed.length === 0 && !this.#published) return io;
    return {
      ...io,
      http: async (request, limits, signal) => {
        const outgoing = await this.#outgoing(tampering, { request });
        if (outgoing.before !== undefined) await sendRecorded(io, 'Sent first, by somebody else', outgoing.before);
        const answer = await io.http(outgoing.request, limits, signal);
        const response = await this.#incoming(tampering, answer.response);
        return { ...answer, response, sent: answer.sent ?? outgoing.request };
      },
      awaitRedirect: async (expected) =>
        this.#apply('authorization-response', await io.awaitRedirect(expected), tampering),
    };
  }

  /** What the authorization step made, its URL changed before anybody is sent there. */
  async outcome(outcome: StepOutcome, tampering: StepTampering): Promise<StepOutcome> {
    const { authorizationUrl } = outcome.artifacts ?? {};
    if (tampering.step !== 'authorization' || authorizationUrl === undefined) return outcome;
    const [endpoint = '', query = ''] = splitOnce(authorizationUrl, '?');
    const sent: NamedValues = [...new URLSearchParams(query)];
    const changed = await this.#apply('authorization-request', sent, tampering);
    if (changed === sent) return outcome;
    const url = `${endpoint}?${changed.map(inQuery).join('&')}`;
    const facts = [{ label: 'Sent in its place', value: url }, ...outcome.report.facts];
    return { report: { ...outcome.report, facts }, artifacts: { ...outcome.artifacts, authorizationUrl: url } };
  }

  #outgoing(tampering: StepTampering, outgoing: Messages['token-request']): Promise<Messages['token-request']> {
    const target = tampering.step === 'token' ? 'token-request' : 'userinfo-request';
    return this.#apply(target, outgoing, tampering);
  }

  async #incoming(tampering: StepTampering, response: HttpResponse): Promise<HttpResponse> {
    switch (tampering.step) {
      case 'token':
        return this.#body(response, tampering, ['token-response', 'id-token']);
      case 'id-token':
        return this.#body(await this.#withKey(response), tampering, ['jwks']);
      case 'userinfo':
        return this.#body(response, tampering, ['userinfo-response']);
      default:
        return response;
    }
  }

  async #body(
    response: HttpResponse,
    tampering: StepTampering,
    targets: readonly ('token-response' | 'id-token' | 'jwks' | 'userinfo-response')[],
  ): Promise<HttpResponse> {
    const members = membersOf(response);
    if (members === undefined || response.status !== 200) {
      for (const target of targets)
        this.#missed(target, 'What came is no such response: nothing was changed.', tampering);
      return response;
    }
    let changed = members;
    for (const target of targets) changed = await this.#apply(target, changed, tampering);
    return changed === members ? response : withMembers(response, changed);
  }

  /** The provider's keys, and the one that altered tokens were signed with. */
  async #withKey(response: HttpResponse): Promise<HttpResponse> {
    const members = membersOf(response);
    const keys = members === undefined ? undefined : member(members, 'keys');
    if (!this.#published || members === undefined || !Array.isArray(keys)) return response;
    const { jwk } = await tamperingKey();
    return withMembers(response, { ...members, keys: [...keys, { ...jwk, kid: TAMPERING_KID }] });
  }

  async #apply<Target extends TamperTarget>(
    target: Target,
    message: Messages[Target],
    tampering: StepTampering,
  ): Promise<Messages[Target]> {
    let current = message;
    for (const tamper of tampering.armed.filter((one) => targetOf(one) === target)) {
      const { message: changed, words }: Changed<Messages[Target]> = await changeOf(target, tamper)(
        current,
        this.#context(tampering),
      );
      tampering.onApplied({ tamper, words, changed: changed !== undefined });
      current = changed ?? current;
    }
    return current;
  }

  #missed(target: TamperTarget, words: string, { armed, onApplied }: StepTampering): void {
    for (const tamper of armed.filter((one) => targetOf(one) === target)) onApplied({ tamper, words, changed: false });
  }

  #context({ request, artifacts }: StepTampering): TamperContext {
    return {
      request,
      artifacts,
      key: tamperingKey,
      publishKey: () => {
        this.#published = true;
      },
    };
  }
}

function changeOf<Target extends TamperTarget>(target: Target, tamper: Tamper): Change<Messages[Target]> {
  if (tamper.kind === 'edit') return changeByEdits(target, [tamper.edit]);
  const { special, edits = [] } = presetOf(tamper) ?? {};
  // A preset names the target of its special change: the two are paired in the presets, and each of them is tested.
  if (special !== undefined) return SPECIAL_CHANGES[special] as unknown as Change<Messages[Target]>;
  return changeByEdits(target, edits);
}

function membersOf({ body }: HttpResponse): Members | undefined {
  const reading = readJson(body);
  return reading.ok && isJsonObject(reading.value) ? reading.value : undefined;
}

function withMembers(response: HttpResponse, members: Members): HttpResponse {
  const body = JSON.stringify(members);
  return { ...response, body, bodyBytes: Buffer.byteLength(body) };
}

/** A name is encoded like a value: one that was made up must not bring further parameters along. */
function inQuery([name, value]: NamedValues[number]): string {
  return `${encoded(name)}=${encoded(value)}`;
}

/** Half a surrogate pair, which may be typed, goes as UTF-8 has it: U+FFFD. */
function encoded(text: string): string {
  return encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(text)));
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + at.length)];
}
