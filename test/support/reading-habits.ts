import { expect, it } from 'vitest';
import { VARIANTS } from '../../src/sandbox/userinfo/variants.js';
import { logIn } from './log-in.js';
import type { RunningProject } from './running-project.js';

/** Of somebody of whom nothing that is no text can be read; each value is wrong in a way of its own. */
const ODD_VALUES = {
  'myinfo.is_age_above_18': 'perhaps',
  'pocdex.number_of_employments': '12x',
  'myinfo.vehicles': '[{"vehicle_number":"SBA1A"}',
  // Two members of an object, for who puts a list into one.
  'myinfo.children_birth_records': '[],"more":[]',
  'myinfo.sponsored_children_records': '['.repeat(20_000),
  'pocdex.public_officer_details': '[["SECRET MATTERS"]]',
};
const ODD_SCOPES = Object.keys(ODD_VALUES).sort();

/** What a project makes of values that do not fit their types, as a test of the describe block that this is called in. */
export function itOutlivesOddValues(running: () => RunningProject): void {
  it('logs in with values that cannot be read, says of which scopes they are, and logs nothing else of them', async () => {
    const values = { 'myinfo.name': 'TAN ODD', 'myinfo.is_age_above_21': 'TRUE', ...ODD_VALUES };
    const shown = await as(running(), values, () => logIn(running()));
    expect(unreadableOf(shown)).toEqual(ODD_SCOPES);
    expect(shown).toMatch(/myinfo\.name(<\/dt><dd>|": ?")TAN ODD/);
    expect(shown).toMatch(/myinfo\.is_age_above_21(<\/dt><dd>|": ?)true/);
    expect(shown).not.toMatch(/SBA1A|SECRET MATTERS|perhaps|12x/);
    const said = await running().log();
    const [, listed = ''] = /Values that cannot be read: (.*)/.exec(said) ?? [];
    expect(listed.split(', ').sort()).toEqual(ODD_SCOPES);
    expect(said).not.toMatch(/SBA1A|SECRET MATTERS|perhaps|12x/);
  });
}

/** The scopes that a page or a JSON answer says cannot be read, in order. */
function unreadableOf(shown: string): readonly string[] {
  const onPage = [...shown.matchAll(/<dt>([\w.]+)<\/dt><dd>cannot be read</g)].map(([, scope = '']) => scope);
  const [, list] = /"unreadable":\s*(\[[^\]]*\])/.exec(shown) ?? [];
  return (list === undefined ? onPage : JSON.parse(list)).sort();
}

/** Whichever way the provider is known to encrypt in, a project reads it: a test as above. */
export function itReadsEveryEncryption(running: () => RunningProject): void {
  it('reads values in every known form of encryption', async () => {
    const { sandbox } = running();
    const usual = sandbox.variant;
    try {
      for (const variant of VARIANTS) {
        sandbox.chooseVariant(variant);
        expect([variant, /myinfo\.vehicles.*vehicle_number/.test(await logIn(running()))]).toEqual([variant, true]);
      }
    } finally {
      sandbox.chooseVariant(usual);
    }
  });
}

/** A page shows a list as what it is: a test as above, for a server that makes the pages. */
export function itShowsListsAsTables(running: () => RunningProject): void {
  it('shows records as tables, an address line by line and a number in digits, and no JSON', async () => {
    const page = withoutScripts(await logIn(running()));
    expect(page).toMatch(/<dt>myinfo\.vehicles<\/dt><dd><table border="1"><tr>(<th>[a-z_]+<\/th>)+<\/tr><tr><td>/);
    expect(page).toMatch(/<dt>myinfo\.registered_address<\/dt><dd>[^<>[\]{}]+<br>/);
    expect(page).not.toMatch(/\[\{|\[&|\{&|&#34;vehicle|&quot;vehicle|null|\[object/);
    // The children of a parent have records within their records.
    const nested = /<td><table border="1"><tr>(<th>(fulfilled|requirement)<\/th>){2}<\/tr>/.test(page);
    expect(nested).toBe(running().sandbox.persona.id === 'citizen-parent');
    const large = { 'pocdex.number_of_employments': '12345678' };
    const number = withoutScripts(await as(running(), large, () => logIn(running())));
    expect(number).toContain('<dt>pocdex.number_of_employments</dt><dd>12345678</dd>');
  });
}

/** The markup that is shown, in one spelling: without the scripts that React starts from, and the parts of tables it names. */
function withoutScripts(page: string): string {
  return page.replaceAll(/<script\b[\s\S]*?<\/script>|<!-- -->|<\/?(thead|tbody)>/g, '').replaceAll('<br/>', '<br>');
}

/** Does something while somebody with these values logs in. */
async function as<T>(
  { sandbox }: RunningProject,
  values: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const usual = sandbox.persona.id;
  sandbox.setPersonas([{ id: 'other', name: 'Other', note: '', values }]);
  sandbox.choosePersona('other');
  try {
    return await work();
  } finally {
    sandbox.choosePersona(usual);
    sandbox.setPersonas([]);
  }
}
