import type { LoginFinding } from './login-finding.js';

/** The same thing wrong in one login or in many. */
export interface GatheredFinding extends LoginFinding {
  readonly times: number;
}

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Findings with one id and reason as one, told of the latest request that shows it: the gravest first, then the newest. */
export function gatherFindings(findings: readonly LoginFinding[]): readonly GatheredFinding[] {
  const gathered = new Map<string, GatheredFinding>();
  for (const finding of findings) {
    const key = `${finding.id} ${finding.reason}`;
    gathered.set(key, { ...finding, times: (gathered.get(key)?.times ?? 0) + 1 });
  }
  return [...gathered.values()].sort(
    (one, other) => ORDER[one.severity] - ORDER[other.severity] || other.request - one.request,
  );
}
