import type { TestCaseView, TestWay } from '../../../../shared/views/app-test.js';
import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { TitledCard } from '../../../components/Card.js';
import { Field, TextInput } from '../../../components/Field.js';
import { Form } from '../../../components/Form.js';
import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { type CardChoice, RadioCards } from '../../../components/RadioCards.js';
import { askAppTest } from './app-test-actions.js';
import { CaseChoice } from './CaseChoice.js';
import { casesFor } from './case-groups.js';
import { changeDraft, useAppClient, useDraft } from './draft.js';
import styles from './TestForm.module.css';

interface TestFormProps {
  readonly sandbox: SandboxView;
  readonly cases: readonly TestCaseView[];
}

/** Before a test: who logs in, where, and what is to go wrong. */
export function TestForm({ sandbox, cases }: TestFormProps) {
  const { way, loginUrl, leftOut } = useDraft();
  const app = useAppClient(sandbox);
  const starting = usePending('appTest.start');
  const offered = casesFor(way, cases);
  const chosen = offered.filter(({ id }) => !leftOut.has(id));
  const url = loginUrl.trim();
  const problem = loginUrlProblem(url);
  const blocked = blockedBy(app === undefined, chosen.length, way, url) ?? problem;
  const start = () => {
    if (app === undefined || blocked !== undefined || starting) return;
    void askAppTest('appTest.start', {
      clientKey: app.client.key,
      way,
      loginUrl: url === '' ? undefined : url,
      cases: chosen.map(({ id }) => id),
    });
  };
  return (
    <TitledCard title="Test your app">
      <Form className="stack" onSubmit={start}>
        <p className={styles.lead}>
          Two good logins are recorded first. Then one thing after another goes wrong, each in a login of its own, and
          the console says whether your app refused it.
        </p>
        <RadioCards
          label="Who logs in"
          className={styles.ways}
          choices={WAYS}
          value={way}
          onChange={(next) => changeDraft({ way: next })}
        />
        <Field label="Login URL" hint={URL_HINTS[way]} error={problem}>
          <TextInput
            wire
            value={loginUrl}
            onChange={(value) => changeDraft({ loginUrl: value })}
            placeholder="http://localhost:5001/login"
          />
        </Field>
        <CaseChoice cases={offered} leftOut={leftOut} onChange={(ids) => changeDraft({ leftOut: ids })} />
        <div className={styles.foot}>
          <Button type="submit" variant="primary" disabled={blocked !== undefined || starting} describedBy="test-about">
            {starting ? 'Starting…' : 'Start the test'}
          </Button>
          <p className={styles.about} id="test-about">
            {blocked ?? aboutStart(sandbox, app === undefined ? '' : inertText(app.client.name))}
          </p>
        </div>
      </Form>
    </TitledCard>
  );
}

const WAYS: readonly CardChoice<TestWay>[] = [
  {
    value: 'console',
    title: 'The console logs in',
    words:
      'It follows your app’s redirects to the sandbox and back, with cookies and without scripts, and reads the page at the end. Some seconds for all cases.',
  },
  {
    value: 'person',
    title: 'You log in, in your browser',
    words:
      'For an app whose login needs scripts. For each case you log in once, and say how it ended where the sandbox cannot tell.',
  },
];

const URL_HINTS: Readonly<Record<TestWay, string>> = {
  console: 'Where a login at your app begins: a URL on this computer that redirects to sgID. Your app must be running.',
  person:
    'Where a login at your app begins, on this computer. It may be left empty; with it, a button opens your browser there.',
};

/** Says what main would refuse as soon as it is typed; main looks once more. */
function loginUrlProblem(url: string): string | undefined {
  if (url === '') return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isWeb = parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
  return isWeb ? undefined : 'A URL begins with http:// or https://.';
}

function blockedBy(noClient: boolean, cases: number, way: TestWay, url: string): string | undefined {
  if (noClient) return 'Your app needs a client first: make one above.';
  if (cases === 0) return 'Choose at least one case.';
  return way === 'console' && url === '' ? 'Type the login URL of your app.' : undefined;
}

function aboutStart({ armed, personas, persona }: SandboxView, client: string): string {
  const who = personas.find(({ id }) => id === persona)?.name ?? persona;
  const faults = armed.length > 0 ? ` ${counted(armed.length, 'fault')} that you armed will be switched off.` : '';
  return `Meanwhile the sandbox approves the logins of ${client} by itself, as ${inertText(who)}.${faults}`;
}
