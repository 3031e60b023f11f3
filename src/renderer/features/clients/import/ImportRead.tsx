import { ChevronDown } from 'lucide-react';
import type { ImportPreview } from '../../../../shared/views/client.js';
import { FindingList } from '../../../components/FindingList.js';
import { counted } from '../../../components/format.js';
import { BreakableWire } from '../../../components/wire/BreakableWire.js';
import sharedStyles from './ImportDialog.module.css';
import { ImportPieces } from './ImportPieces.js';
import styles from './ImportRead.module.css';

/** What was read, and what is odd about it. */
export function ImportRead({ preview }: { readonly preview: ImportPreview }) {
  const missing = <span className={styles.missing}>not given</span>;
  const { allowedScopes, redirectUris } = preview;
  const findings = saidFindings(preview);
  return (
    <section className={sharedStyles.read}>
      <h3 className={sharedStyles.heading}>{preview.sources.length === 0 ? 'What it is made of' : 'What was read'}</h3>
      <ImportPieces preview={preview} pieces={['clientId', 'clientSecret', 'privateKey']} />
      <dl className={styles.facts}>
        <dt>Scopes</dt>
        <dd>{allowedScopes === undefined ? missing : <Scopes scopes={allowedScopes} />}</dd>
        <dt>Redirect URIs</dt>
        <dd>{redirectUris.length === 0 ? missing : redirectUris.map((uri) => <Line key={uri}>{uri}</Line>)}</dd>
      </dl>
      {findings.length > 0 && (
        <div className={sharedStyles.findings}>
          <h3 className={sharedStyles.heading}>Findings</h3>
          <FindingList findings={findings} label="Findings" />
        </div>
      )}
    </section>
  );
}

/** What is put together piece by piece begins with all of it missing: the pieces themselves say that. */
function saidFindings({ format, findings }: ImportPreview): ImportPreview['findings'] {
  return format === 'pieces' ? findings.filter(({ id }) => !PIECE_MISSING.includes(id)) : findings;
}

const PIECE_MISSING = ['client-id-missing', 'client-secret-missing', 'private-key-missing'];

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

function Line({ children }: { readonly children: string }) {
  return (
    <div>
      <span className="wire">
        <BreakableWire text={children} />
      </span>
    </div>
  );
}
