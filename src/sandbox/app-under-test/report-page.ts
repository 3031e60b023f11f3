import { html, raw } from 'hono/html';
import type { LoginFinding } from './login-finding.js';
import type { CaseResult, Verdict } from './test-case.js';
import type { TestReport } from './test-report.js';

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin-bottom: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: 2px 12px; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
th, td { padding: 8px 12px 8px 0; border-top: 1px solid #7a8a9966; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th:first-child { width: 14rem; }
th:last-child { width: 9rem; }
tr { break-inside: avoid; }
td p { margin: 0 0 4px; }
code { font: 12px ui-monospace, monospace; }
.verdict { font-weight: 600; white-space: nowrap; }
.refused { color: light-dark(#0b6b3a, #6fd39c); }
.accepted, .error { color: light-dark(#b42318, #ff9a8f); }
.not-reached, .warning { color: light-dark(#7a4b00, #f0c060); }
`;

/** What each verdict is called. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  refused: 'refused',
  accepted: 'accepted',
  'not-reached': 'not reached',
};

/** A report as one page to read or print, which loads and runs nothing. */
export async function reportPage(report: TestReport): Promise<string> {
  const { counts, cases, findings, baseline } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Test of ${report.loginUrl ?? report.clientId ?? 'an app'} · sgID Console</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${headline(report)}</h1>
<dl>
${report.loginUrl === undefined ? '' : html`<dt>Login</dt><dd>${report.loginUrl}</dd>`}
${report.clientId === undefined ? '' : html`<dt>Client</dt><dd>${report.clientId}</dd>`}
<dt>Tested</dt><dd>${report.testedAt}</dd>
<dt>Good login</dt><dd>${baseline === undefined ? 'as the tester said' : `ends with ${baseline.status} at ${baseline.place}`}</dd>
<dt>Verdicts</dt><dd>${counts.refused} refused, ${counts.accepted} accepted, ${counts['not-reached']} not reached</dd>
</dl>
<h2>What an app must refuse</h2>
<table>
<thead><tr><th scope="col">Case</th><th scope="col">Verdict</th><th scope="col">Evidence</th><th scope="col">Clause</th></tr></thead>
<tbody>${cases.map(caseRow)}</tbody>
</table>
<h2>The requests of a good login</h2>
${findings.length === 0 ? html`<p>Nothing is wrong with them.</p>` : findingTable(findings)}
</main>
</body>
</html>
`;
  return String(await page);
}

function headline({ ok, counts }: TestReport): string {
  if (ok) return 'The app refused every case';
  if (counts.accepted === 0) return 'Not every case was reached';
  return `The app accepted ${counts.accepted} ${counts.accepted === 1 ? 'case' : 'cases'} that it must refuse`;
}

function caseRow({ id, title, verdict, evidence, clause, fix }: CaseResult) {
  return html`<tr><td>${title}<br><code>${id}</code></td><td class="verdict ${verdict}">${VERDICT_WORDS[verdict]}</td>
<td><p>${evidence}</p>${verdict === 'accepted' ? html`<p><strong>Fix:</strong> ${fix}</p>` : ''}</td><td>${clause}</td></tr>
`;
}

function findingTable(findings: readonly LoginFinding[]) {
  return html`<table>
<thead><tr><th scope="col">Finding</th><th scope="col">Severity</th><th scope="col">Reason</th><th scope="col">Clause</th></tr></thead>
<tbody>${findings.map(
    ({
      id,
      severity,
      reason,
      clause,
      fix,
    }) => html`<tr><td><code>${id}</code></td><td class="verdict ${severity}">${severity}</td>
<td><p>${reason}</p><p><strong>Fix:</strong> ${fix}</p></td><td>${clause}</td></tr>
`,
  )}</tbody>
</table>`;
}
