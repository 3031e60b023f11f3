import type { ReactNode } from 'react';
import type { AnatomyView } from '../../../shared/views/anatomy.js';
import { FactList } from '../../components/FactList.js';

interface ContentKeyFactsProps {
  readonly contentKey: NonNullable<AnatomyView['contentKey']>;
  /** The key itself, masked. */
  readonly children: ReactNode;
}

/** The content encryption key of a decrypted token. */
export function ContentKeyFacts({ contentKey, children }: ContentKeyFactsProps) {
  const origin = contentKey.shared ? 'dir: the block key itself' : 'unwrapped from the encrypted key';
  return (
    <FactList
      facts={[
        { label: 'Content encryption key', value: `${contentKey.bytes * 8} bits, ${origin}` },
        { label: 'In base64url', value: children },
      ]}
    />
  );
}
