import type { MaskedText } from '../../../shared/views/masked-text.js';
import { CopyButton } from '../CopyButton.js';
import { inertText } from '../inert-text.js';
import { LongWire } from '../wire/LongWire.js';
import styles from './DecodedMessage.module.css';
import type { Parameter, ParameterGroup } from './parameters.js';

interface DecodedMessageProps {
  readonly groups: readonly ParameterGroup[];
  readonly runId: string;
}

/** The parameters of a message as tables, decoded. */
export function DecodedMessage({ groups, runId }: DecodedMessageProps) {
  if (groups.length === 0) return <p className={styles.nothing}>No query, form or JSON object to take apart.</p>;
  return groups.map(({ title, parameters }) => (
    <table key={title} className={styles.table}>
      <caption className={styles.title}>{title}</caption>
      <colgroup>
        <col className={styles.nameColumn} />
        <col />
        <col className={styles.copyColumn} />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Copy</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map((parameter, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice, and its place is all that tells them apart
          <Row key={index} parameter={parameter} runId={runId} />
        ))}
      </tbody>
    </table>
  ));
}

function Row({ parameter: { name, value, note }, runId }: { readonly parameter: Parameter; readonly runId: string }) {
  const text = plainOf(value);
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {inertText(name)}
      </th>
      <td className={styles.value}>
        {value.length === 0 ? <span className={styles.empty}>empty</span> : <LongWire text={value} runId={runId} />}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </td>
      <td className={styles.copy}>
        {text !== undefined && <CopyButton size="inline" source={{ kind: 'text', text }} what={name} />}
      </td>
    </tr>
  );
}

/** The value where no secret is in it; a secret has a copy of its own. */
function plainOf(value: MaskedText): string | undefined {
  return value.length > 0 && value.every((part) => typeof part === 'string') ? value.join('') : undefined;
}
