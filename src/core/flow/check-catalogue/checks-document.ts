import { INSPECTOR_RULES } from '../../inspect/inspector-rules.js';
import { specUrl } from '../../spec-url.js';
import { STEP_IDS, type StepId } from '../step-ids.js';
import { STEP_TEXTS } from '../step-texts.js';
import { CHECK_CATALOGUE } from './check-catalogue.js';
import type { CheckDescription, CheckDescriptions } from './describe.js';

/** The catalogue of checks as the Markdown of `docs/checks.md`. */
export function checksDocument(): string {
  const count = STEP_IDS.reduce((sum, step) => sum + checksOf(step).length, 0);
  return [
    '# Checks',
    '',
    `Each step of a run holds what it sent and what came to rules: ${count} in all. This list is written by \`npm run docs\` from \`src/core/flow/check-catalogue\`; \`*\` in a name stands for a data item.`,
    '',
    'A check passes, fails, wants a look, or does not apply. Where it does not hold, the console says what was expected, what came, the likely causes in order, and what to do; where the official TypeScript SDK would have let it pass, it says that too.',
    ...STEP_IDS.flatMap((step) => section(step)),
    ...inspectorSection(),
    '',
  ].join('\n');
}

function checksOf(step: StepId): readonly (readonly [id: string, CheckDescription])[] {
  const checks: CheckDescriptions = CHECK_CATALOGUE[step];
  return Object.entries(checks);
}

function section(step: StepId): readonly string[] {
  return [
    '',
    `## ${STEP_TEXTS[step].title}`,
    '',
    '| check | rule | clause | why: what it protects from | the official SDKs |',
    '| --- | --- | --- | --- | --- |',
    ...checksOf(step).map(([id, check]) =>
      row([`\`${id}\``, check.rule, link(check.spec), check.protects, check.sdks]),
    ),
  ];
}

/** A URL that was pasted belongs to no step: it is held to rules of its own. Whatever else is, is held to those above. */
function inspectorSection(): readonly string[] {
  return [
    '',
    '## Inspector',
    '',
    'Responses and tokens that are pasted are held to the rules above. URLs belong to no step, and have rules of their own.',
    ...INSPECTOR_RULES.flatMap(({ of, rules }) => [
      '',
      `### ${of}`,
      '',
      '| check | rule | clause |',
      '| --- | --- | --- |',
      ...rules.map(({ id, rule, spec }) => row([`\`${id}\``, rule, link(spec)])),
    ]),
  ];
}

function link(spec: string): string {
  const url = specUrl(spec);
  return url === undefined ? spec : `[${spec}](${url})`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/^\*/, '\\*')).join(' | ')} |`;
}
