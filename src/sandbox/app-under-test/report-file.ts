import { reportPage } from './report-page.js';
import type { TestReport } from './test-report.js';

/** A report as a file holds it. */
export async function reportFile(report: TestReport, format: 'html' | 'json'): Promise<string> {
  return format === 'html' ? reportPage(report) : `${JSON.stringify(report, undefined, 2)}\n`;
}
