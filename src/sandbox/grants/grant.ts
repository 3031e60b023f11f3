import type { AuthorizationRequest } from '../authorize/authorization-request.js';
import type { Persona } from '../personas/persona.js';

/** What a person agreed to: which client gets which scopes of whom. */
export interface Grant {
  readonly request: AuthorizationRequest;
  readonly persona: Persona;
}
