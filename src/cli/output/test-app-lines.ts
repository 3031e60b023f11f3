import type { LoginFinding } from '../../sandbox/app-under-test/login-finding.js';
import { VERDICT_WORDS } from '../../sandbox/app-under-test/report-page.js';
import type { CaseResult, Verdict } from '../../sandbox/app-under-test/test-case.js';
import type { TestReport } from '../../sandbox/app-under-test/test-report.js';
import type { Terminal } from './terminal.js';

const SYMBOL_OF = { refused: 'passed', accepted: 'failed', 'not-reached': 'warned' } as const satisfies Record<
  Verdict,
  string
>;
const SEVERITY_SYMBOL = { error: 'failed', warning: 'warned', info: 'skipped' } as const;

/** One case in a line; of one that was not refused, why, and what to do. */
export function writeResult(terminal: Terminal, { id, title, verdict, evidence, clause, fix }: CaseResult): void {
  const words = VERDICT_WORDS[verdict].padEnd(11);
  terminal.line(`${terminal.symbol(SYMBOL_OF[verdict])} ${words} ${title}  ${terminal.paint('dim', id)}`);
  if (verdict === 'refused') return;
  terminal.line(`     ${terminal.plain(evidence)} ${terminal.paint('dim', clause)}`);
  if (verdict === 'accepted') terminal.line(`     ${terminal.paint('cyan', '→')} ${fix}`);
}

/** What is wrong with the requests of good logins. */
export function writeFindings(terminal: Terminal, findings: readonly LoginFinding[]): void {
  if (findings.length === 0) return;
  terminal.line();
  terminal.line(terminal.paint('bold', 'The requests of a good login'));
  for (const { severity, reason, clause, fix } of findings) {
    terminal.line(
      `${terminal.symbol(SEVERITY_SYMBOL[severity])} ${terminal.plain(reason)} ${terminal.paint('dim', clause)}`,
    );
    if (severity !== 'info') terminal.line(`     ${terminal.paint('cyan', '→')} ${fix}`);
  }
}

/** How many cases have each verdict. */
export function writeCounts(terminal: Terminal, counts: TestReport['counts']): void {
  const { refused, accepted } = counts;
  terminal.line();
  terminal.line(`${refused} refused, ${accepted} accepted, ${counts['not-reached']} not reached`);
}
