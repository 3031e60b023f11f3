import { notTakenOn } from '../../sandbox/profile/profile-hooks.js';
import { type ProviderTraits, readProviderTraits } from '../../sandbox/profile/provider-traits.js';
import type { SandboxView } from '../../shared/views/sandbox.js';

/** What is saved was read before; an edited settings file may hold anything, and then nothing is taken on. */
export function traitsOf(profile: unknown): ProviderTraits | undefined {
  if (profile === undefined) return undefined;
  try {
    return readProviderTraits(profile);
  } catch {
    return undefined;
  }
}

/** How the window shows whom the sandbox takes after. */
export function takenAfter(traits: ProviderTraits | undefined): SandboxView['takesAfter'] {
  if (traits === undefined) return undefined;
  return { environment: traits.environment, observed: traits.observed, left: notTakenOn(traits) };
}
