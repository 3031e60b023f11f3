import type { MaskedText } from '../../../shared/views/masked-text.js';
import { CopyButton } from '../../components/CopyButton.js';
import { MaskedWire } from '../../components/wire/MaskedWire.js';
import { plainText } from '../../components/wire/masked-slots.js';
import styles from './WireFact.module.css';

interface WireFactProps {
  readonly label: string;
  readonly value: MaskedText;
  readonly runId: string;
}

/** A fact off the wire; a URL can be copied, to open or compare it elsewhere. */
export function WireFact({ label, value, runId }: WireFactProps) {
  const text = plainText(value);
  if (!/^https?:\/\//.test(text)) return <MaskedWire text={value} runId={runId} />;
  return (
    <span className={styles.url}>
      <MaskedWire text={value} runId={runId} />{' '}
      <CopyButton size="inline" source={{ kind: 'text', text }} what={label} />
    </span>
  );
}
