import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import { presetById } from '../../core/flow/tamper/presets.js';
import type { Tamper } from '../../core/flow/tamper/tamper.js';
import type { TamperWish } from '../../shared/views/tamper.js';

/**
 * A wish as a tamper that can be armed.
 *
 * @param environment where the run's requests go
 * @param confirmed the user was told what it means to tamper with requests to production
 * @throws ConsoleError `tamper-unknown`, `tamper-sandbox-only`, `tamper-unconfirmed`
 */
export function tamperFor(wish: TamperWish, environment: ProviderEnvironment, confirmed: boolean): Tamper {
  if (environment.kind === 'production' && !confirmed) {
    throw new ConsoleError('config', 'tamper-unconfirmed', 'Expected your word that production may be tampered with.', {
      hint: 'Try it in the sandbox first: it refuses what sgID refuses.',
    });
  }
  if (wish.kind === 'edit') {
    const { target, name, change } = wish.edit;
    if (environment.kind !== 'sandbox' && isPlainMethod(wish.edit)) throw sandboxOnly('PKCE plain');
    return { id: `${target}:${name}:${change === 'repeat' ? 'repeat' : 'value'}`, kind: 'edit', edit: wish.edit };
  }
  const preset = presetById(wish.preset);
  if (preset === undefined) {
    throw new ConsoleError('config', 'tamper-unknown', 'There is no tamper of that name.');
  }
  if (preset.sandboxOnly === true && environment.kind !== 'sandbox') throw sandboxOnly(preset.title);
  return { id: preset.id, kind: 'preset', preset: preset.id };
}

/** The method plain is for the sandbox alone, whoever writes it. */
function isPlainMethod({ name, value }: Extract<TamperWish, { kind: 'edit' }>['edit']): boolean {
  return name === 'code_challenge_method' && value?.trim().toLowerCase() === 'plain';
}

function sandboxOnly(what: string): ConsoleError {
  return new ConsoleError('config', 'tamper-sandbox-only', `${what} is sent to the sandbox alone.`, {
    hint: 'It would give away what protects a real login. Choose a client of the sandbox.',
    spec: 'RFC 7636 7.2',
  });
}
