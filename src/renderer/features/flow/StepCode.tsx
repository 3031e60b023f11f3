import type { StepId } from '../../../core/flow/step-ids.js';
import type { SnippetValues } from '../../../core/snippets/snippet.js';
import { SNIPPET_TITLES, SNIPPET_WAYS, type SnippetWay, stepSnippet } from '../../../core/snippets/step-snippets.js';
import { HighlightedCode } from '../../components/code/HighlightedCode.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Prose } from '../../components/Prose.js';
import { Tabs } from '../../components/Tabs.js';
import { showCodeWay, useView } from '../../view/view.js';
import styles from './StepCode.module.css';
import type { FlowFocus } from './step-view.js';
import { useSnippetValues } from './use-snippet-values.js';

interface WaysProps {
  readonly step: StepId;
  readonly values: SnippetValues;
}

/** What the integrator's own backend does at this step, filled in with this run's values and no secret. */
export function StepCode({ focus }: { readonly focus: FlowFocus }) {
  const values = useSnippetValues(focus);
  if (values === undefined)
    return <EmptyState title="No address yet">Start the sandbox: it has an address then.</EmptyState>;
  return <Ways step={focus.step.id} values={values} />;
}

function Ways({ step, values }: WaysProps) {
  const way = useView((state) => state.codeWay);
  return (
    <Tabs
      label="Ways of doing this step"
      value={way}
      onChange={showCodeWay}
      items={SNIPPET_WAYS.map((value) => ({
        value,
        label: SNIPPET_TITLES[value],
        content: <Way way={value} step={step} values={values} />,
      }))}
    />
  );
}

function Way({ way, step, values }: WaysProps & { readonly way: SnippetWay }) {
  const { language, note, code } = stepSnippet(way, step, values);
  return (
    <div className={styles.way}>
      <p>
        <Prose>{note}</Prose>
      </p>
      <HighlightedCode code={code} language={language} what={`code, ${SNIPPET_TITLES[way]}`} />
      <p className="caption">{SECRETS[way]}</p>
    </div>
  );
}

const SECRETS: Readonly<Record<SnippetWay, string>> = {
  typescript: 'Made for @opengovsg/sgid-client 2.3. The code of all steps, one after the other, is one module.',
  python: 'Made for sgid-client 0.3. The code of all steps, one after the other, is one module.',
  http: 'What begins with $ is a value of your environment or of the login under way.',
};
