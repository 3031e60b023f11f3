import type { SandboxOpening } from '../../../shared/views/sandbox.js';

/** What is typed of an opening; what is empty stays closed. */
export interface OpeningForm {
  readonly address: string;
  readonly origin: string;
  /** One a line. */
  readonly hosts: string;
}

/** The form as it begins: what was opened the last time. */
export function openingForm(last: SandboxOpening | undefined): OpeningForm {
  return { address: last?.address ?? '', origin: last?.origin ?? '', hosts: (last?.allowedHosts ?? []).join('\n') };
}

/** What the form says to open; undefined where that is nothing. */
export function openingOf({ address, origin, hosts }: OpeningForm): SandboxOpening | undefined {
  const lines = hosts.split(/[\s,]+/).filter((host) => host !== '');
  const allowedHosts = [...new Set(lines)];
  if (address.trim() === '' && origin.trim() === '' && allowedHosts.length === 0) return undefined;
  return {
    allowedHosts,
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    ...(origin.trim() === '' ? {} : { origin: origin.trim() }),
  };
}
