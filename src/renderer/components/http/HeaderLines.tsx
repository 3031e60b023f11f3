import type { MaskedText } from '../../../shared/views/masked-text.js';
import { CopyButton } from '../CopyButton.js';
import { inertText } from '../inert-text.js';
import { MaskedWire } from '../wire/MaskedWire.js';
import styles from './HeaderLines.module.css';

interface HeaderLinesProps {
  readonly headers: readonly { readonly name: string; readonly value: MaskedText }[];
  readonly runId: string;
}

/** The header fields of a message, each with a copy where no secret is in it. */
export function HeaderLines({ headers, runId }: HeaderLinesProps) {
  if (headers.length === 0) return null;
  return (
    <dl className={styles.headers}>
      {headers.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and the order on the wire is all that tells them apart
        <div key={index} className={styles.header}>
          <dt>{inertText(name)}</dt>
          <dd>
            <MaskedWire text={value} runId={runId} />
          </dd>
          <dd>
            {value.every((part) => typeof part === 'string') && (
              <CopyButton size="inline" source={{ kind: 'text', text: value.join('') }} what={`header ${name}`} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
