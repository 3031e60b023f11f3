import type { StepId } from '../step-ids.js';

/** What a tamper changes on its way: one message of the flow, or the ID token in one. */
export type TamperTarget =
  | 'authorization-request'
  | 'authorization-response'
  | 'token-request'
  | 'token-response'
  | 'id-token'
  | 'jwks'
  | 'userinfo-request'
  | 'userinfo-response';

/** Where a target is met, what it is called, and which of its parameters are offered by name. */
export interface TargetDescription {
  /** The step in which the change is made. */
  readonly step: StepId;
  readonly title: string;
  /** The parameters offered, in the order of the wire; others can be typed. */
  readonly names: readonly string[];
  /** Whether a name may come twice in it. */
  readonly repeatable: boolean;
}

/** Every target, in the order of the flow. */
export const TAMPER_TARGETS: Readonly<Record<TamperTarget, TargetDescription>> = {
  'authorization-request': {
    step: 'authorization',
    title: 'Authorization request',
    names: [
      'client_id',
      'scope',
      'response_type',
      'redirect_uri',
      'nonce',
      'state',
      'code_challenge',
      'code_challenge_method',
    ],
    repeatable: true,
  },
  'authorization-response': {
    step: 'redirect',
    title: 'Authorization response',
    names: ['code', 'state', 'iss', 'error', 'error_description'],
    repeatable: true,
  },
  'token-request': {
    step: 'token',
    title: 'Token request',
    names: ['grant_type', 'code', 'redirect_uri', 'code_verifier', 'client_id', 'client_secret'],
    repeatable: true,
  },
  'token-response': {
    step: 'token',
    title: 'Token response',
    names: ['access_token', 'id_token', 'token_type', 'expires_in', 'scope', 'refresh_token'],
    repeatable: false,
  },
  'id-token': {
    step: 'token',
    title: 'ID token, signed again',
    names: ['iss', 'sub', 'aud', 'azp', 'exp', 'iat', 'nonce', 'at_hash', 'header.alg', 'header.kid', 'header.typ'],
    repeatable: false,
  },
  jwks: { step: 'id-token', title: 'JWKS', names: ['keys'], repeatable: false },
  'userinfo-request': { step: 'userinfo', title: 'Userinfo request', names: ['access_token'], repeatable: false },
  'userinfo-response': {
    step: 'userinfo',
    title: 'Userinfo response',
    names: ['sub', 'key', 'data'],
    repeatable: false,
  },
};

/** The targets of a step. */
export function targetsOf(step: StepId): readonly TamperTarget[] {
  const targets = Object.keys(TAMPER_TARGETS) as readonly TamperTarget[];
  return targets.filter((target) => TAMPER_TARGETS[target].step === step);
}

const SECRET_NAMES = new Set([
  'client_secret',
  'code_verifier',
  'code',
  'access_token',
  'id_token',
  'refresh_token',
  'key',
  'authorization',
]);

/** Whether what is typed for a parameter is a secret, which is not shown again. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name.toLowerCase()) || /secret|password|token/i.test(name);
}
