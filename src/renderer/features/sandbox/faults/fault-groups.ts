import type { SandboxView } from '../../../../shared/views/sandbox.js';

type Fault = SandboxView['faults'][number];

/** Faults of one place in the flow. */
export interface FaultGroup {
  readonly family: string;
  readonly title: string;
  readonly faults: readonly Fault[];
}

/** By the part of an id before the dot. */
const TITLES: Readonly<Record<string, string>> = {
  discovery: 'Discovery',
  authorize: 'Authorization endpoint',
  redirect: 'Redirect back to the app',
  token: 'Token endpoint',
  'id-token': 'ID token',
  jwks: 'Public keys (JWKS)',
  userinfo: 'Userinfo',
  timing: 'Time',
};

/** The faults that a query finds, by their place in the flow; groups without one are left out. */
export function groupFaults(faults: readonly Fault[], query: string): readonly FaultGroup[] {
  const wanted = query.trim().toLowerCase();
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const family = fault.id.slice(0, fault.id.indexOf('.'));
    const words = `${fault.id} ${fault.title} ${fault.description} ${TITLES[family] ?? ''}`.toLowerCase();
    if (!words.includes(wanted)) continue;
    groups.set(family, [...(groups.get(family) ?? []), fault]);
  }
  return Array.from(groups, ([family, found]) => ({ family, title: TITLES[family] ?? family, faults: found }));
}
