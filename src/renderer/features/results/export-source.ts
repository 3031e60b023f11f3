import type { ExportSource } from '../../../shared/views/export.js';

/** Reads whose data is exported from the value of a select: `run:ID`, `persona:ID` or `personas`. */
export function sourceOf(whose: string): ExportSource {
  const [kind, id = ''] = [whose.slice(0, whose.indexOf(':')), whose.slice(whose.indexOf(':') + 1)];
  if (kind === 'run') return { kind, runId: id };
  return kind === 'persona' ? { kind, persona: id } : { kind: 'personas' };
}
