import { ChevronDown } from 'lucide-react';
import type { ImportPreview } from '../../../shared/views/client.js';
import { BreakableWire } from '../../components/BreakableWire.js';
import { CopyButton } from '../../components/CopyButton.js';
import { FactList } from '../../components/FactList.js';
import { FindingList } from '../../components/FindingList.js';
import { counted, shortFingerprint } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import styles from './ImportDialog.module.css';

/** What was found in the file, and what is odd about it. */
export function ImportFindings({ preview }: { readonly preview: ImportPreview }) {
  const missing = <span className={styles.missing}>not in the file</span>;
  const { clientId, secretLength, keyBits, keyFingerprint, allowedScopes, redirectUris } = preview;
  return (
    <section>
      <h3 className={styles.heading}>What was read</h3>
      <FactList
        facts={[
          { label: 'Client id', value: clientId === undefined ? missing : <Wire>{clientId}</Wire> },
          {
            label: 'Client secret',
            value: secretLength === undefined ? missing : `•••••••• ${counted(secretLength, 'character')}`,
          },
          {
            label: 'Private key',
            value:
              keyBits === undefined || keyFingerprint === undefined ? (
                missing
              ) : (
                <>
                  <Wire>{`RSA ${keyBits} SHA256:${shortFingerprint(keyFingerprint)}`}</Wire>{' '}
                  <CopyButton
                    size="inline"
                    source={{ kind: 'text', text: keyFingerprint }}
                    what="fingerprint of the public key"
                  />
                </>
              ),
          },
          { label: 'Scopes', value: allowedScopes === undefined ? missing : <Scopes scopes={allowedScopes} /> },
          {
            label: 'Redirect URIs',
            value: redirectUris.length === 0 ? missing : redirectUris.map((uri) => <Line key={uri}>{uri}</Line>),
          },
        ]}
      />
      <FindingList findings={preview.findings} label="Findings" />
    </section>
  );
}

function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  return (
    <details className={styles.scopes}>
      <summary>
        {counted(scopes.length, 'scope')}
        <ChevronDown size={14} aria-hidden="true" />
      </summary>
      {scopes.map((scope) => (
        <Line key={scope}>{scope}</Line>
      ))}
    </details>
  );
}

function Wire({ children }: { readonly children: string }) {
  return <span className="wire">{inertText(children)}</span>;
}

function Line({ children }: { readonly children: string }) {
  return (
    <div>
      <span className="wire">
        <BreakableWire text={children} />
      </span>
    </div>
  );
}
