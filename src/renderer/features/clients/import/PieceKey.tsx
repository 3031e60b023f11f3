import type { ImportPreview } from '../../../../shared/views/client.js';
import { CopyButton } from '../../../components/CopyButton.js';
import { SdkOutcomes } from '../../../components/SdkOutcomes.js';
import styles from './PieceKey.module.css';

interface PieceKeyProps {
  readonly previewId: string;
  readonly keyOfClient: NonNullable<ImportPreview['key']>;
}

const FORMS = { pkcs8: 'PKCS #8', pkcs1: 'PKCS #1' } as const;

/** The private key in a line: what it is, never what it holds. */
export function keyWordsOf({ bits, form }: PieceKeyProps['keyOfClient']): string {
  return `RSA ${bits}, ${FORMS[form]}`;
}

/** What is known of a private key that was read, and how to give it to an app in a form that both SDKs take. */
export function PieceKey({ previewId, keyOfClient: { fingerprint, sdks } }: PieceKeyProps) {
  return (
    <div className={styles.key}>
      <p className="caption">SHA-256 of its public key (SPKI)</p>
      <p className={styles.fingerprint}>
        <span className="wire">{fingerprint}</span>
        <CopyButton size="inline" source={{ kind: 'text', text: fingerprint }} what="fingerprint of the public key" />
      </p>
      {sdks.length > 0 && (
        <>
          <p className="caption">The key as it stood, in the official SDKs</p>
          <SdkOutcomes outcomes={sdks} label="What the official SDKs do with the key as it stood" />
        </>
      )}
      <div className={styles.variable}>
        <CopyButton
          source={{ kind: 'key-variable', of: { of: 'preview', previewId } }}
          what="private key as a line of a .env file"
          words="Copy as .env line"
        />
        <p className="caption">
          In a form that both SDKs take. It is the key itself: the clipboard is cleared after 60 s.
        </p>
      </div>
    </div>
  );
}
