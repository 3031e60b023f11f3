import { explainAbsence } from '../../catalogue/absence.js';
import { type Check, judge, skip } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import { type ResultItem, readResult } from '../result.js';
import type { FlowStep } from '../run.js';
import { requireArtifact, stepReport } from '../step-report.js';

/** Holds what came against what was asked for, and each value against the data catalogue. */
export const resultStep: FlowStep = {
  id: 'result',
  async run(request, artifacts, io) {
    const fields = requireArtifact(artifacts.fields, 'decrypt');
    const sub = requireArtifact(artifacts.sub, 'id-token');
    const items = readResult(request.scopes, fields, io.now());
    const checks = [
      missingCheck(items),
      unaskedCheck(items),
      subCheck(sub, items),
      ...items.filter((item) => item.field !== undefined).map(valueCheck),
    ];
    const readable = items.filter((item) => item.read !== undefined).length;
    return {
      report: stepReport(checks, summaryOf(items, readable), {
        facts: [
          { label: 'sub', value: sub },
          { label: 'Asked for', value: `${items.filter((item) => item.requested).length}` },
          { label: 'Returned', value: `${fields.length}` },
          { label: 'Decrypted', value: `${readable}` },
        ],
      }),
    };
  },
};

function summaryOf(items: readonly ResultItem[], readable: number): string {
  const asked = items.filter((item) => item.requested).length;
  const returned = items.filter((item) => item.field !== undefined).length;
  if (asked === 0 && returned === 0) return 'The person is known by sub; no data was asked for.';
  return `${asked} asked for, ${returned} returned, ${readable} decrypted.`;
}

function missingCheck(items: readonly ResultItem[]): Check {
  const missing = items.filter((item) => item.requested && item.field === undefined);
  const rule = ruleOf('result', 'all-returned', { expected: `${items.filter((item) => item.requested).length}` });
  const names = missing.map((item) => item.scope).join(', ');
  return judge(
    missing.length === 0,
    { ...rule, actual: missing.length === 0 ? rule.expected : `missing: ${names}` },
    {
      status: 'warned',
      causes: explainAbsence(missing[0]?.definition, 'missing'),
      remedy: 'Look at the scopes granted at the developer portal; your code must work without these values.',
      sdkAccepts: true,
    },
  );
}

function unaskedCheck(items: readonly ResultItem[]): Check {
  const unasked = items.filter((item) => !item.requested);
  return judge(
    unasked.length === 0,
    ruleOf('result', 'none-unasked', {
      expected: 'requested scopes only',
      actual:
        unasked.length === 0
          ? 'requested scopes only'
          : unasked
              .slice(0, 10)
              .map((item) => item.scope.slice(0, 80))
              .join(', '),
    }),
    {
      status: 'warned',
      causes: ['The provider returns more than was consented to, or the payload was put together by somebody else.'],
      remedy: 'Do not use these values.',
      sdkAccepts: true,
    },
  );
}

/** The value is not quoted: it may be a person’s NRIC. */
function subCheck(sub: string, items: readonly ResultItem[]): Check {
  const rule = ruleOf('result', 'sub-not-a-value', { expected: 'a name of this client’s own' });
  const values = items.flatMap((item) => (item.field?.ok === true ? [[item.scope, item.field.value] as const] : []));
  if (values.length === 0) return skip({ ...rule, actual: 'no values to compare' });
  const same = values.find(([, value]) => value.trim() !== '' && value.trim() === sub.trim());
  const actual = same === undefined ? 'none of them' : `the value of ${same[0].slice(0, 80)}`;
  return judge(
    same === undefined,
    { ...rule, actual },
    {
      status: 'warned',
      causes: ['The provider is not sgID, and names people by their data.'],
      remedy: 'Treat sub as the personal data that it is: two services can compare it.',
      sdkAccepts: true,
    },
  );
}

function valueCheck(item: ResultItem): Check {
  const { scope, definition, read, findings } = item;
  const expected = definition === undefined ? 'a scope of the catalogue' : definition.type.replaceAll('-', ' ');
  const name = (definition?.label ?? scope).slice(0, 120);
  const rule = ruleOf('result', 'value:*', { expected }, { scope, name });
  if (read === undefined) return skip({ ...rule, actual: 'could not be decrypted' });
  const odd = findings.filter((finding) => finding.severity !== 'info');
  if (odd.length === 0 && read.parsed.kind === 'not-available')
    return skip({ ...rule, actual: 'NA: no value is held for this person' });
  if (odd.length === 0 && read.parsed.kind === 'empty') return skip({ ...rule, actual: 'empty' });
  const unreadable = read.parsed.kind === 'unreadable' ? [read.parsed.reason] : [];
  const said = [read.readAs, ...unreadable, ...odd.map((finding) => finding.message)];
  // What makes it unreadable is a finding as well.
  const actual = [...new Set(said.map((text) => text.replace(/\.$/, '')))].join('. ');
  return judge(
    odd.length === 0 && unreadable.length === 0,
    { ...rule, actual },
    {
      status: 'warned',
      causes: [
        'The source holds the value in this form.',
        'Two values were swapped: nothing binds a value to its field.',
      ],
      remedy:
        odd.find((finding) => finding.hint !== undefined)?.hint ??
        'Let your code accept the value as it is, or show it for correction.',
      sdkAccepts: true,
    },
  );
}
