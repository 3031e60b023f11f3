import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { CardNote, TitledCard } from '../../../components/Card.js';
import { counted } from '../../../components/format.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { SpecLink } from '../../../components/SpecLink.js';
import { SEVERITY_LOOKS } from '../../../components/severity-looks.js';
import { Verdict } from '../../../components/Verdict.js';
import styles from './LoginFindings.module.css';

/** What is wrong with the logins that apps make here, as the log shows it. */
export function LoginFindings({ sandbox: { findings, requests } }: { readonly sandbox: SandboxView }) {
  const logins = new Set(requests.flatMap(({ login }) => login ?? [])).size;
  if (logins === 0 && findings.length === 0) return null;
  const found = findings.length > 0 ? counted(findings.length, 'finding') : `${counted(logins, 'login')} looked at`;
  return (
    <TitledCard title="What apps send" actions={<span className="caption">{found}</span>} flush>
      {findings.length === 0 ? (
        <CardNote>PKCE, state, nonce and redirect URI are as they should be.</CardNote>
      ) : (
        <ScrollRegion capped label="What is wrong with logins, gravest first">
          <ul>
            {findings.map((finding) => (
              <Finding key={`${finding.id} ${finding.reason}`} finding={finding} />
            ))}
          </ul>
        </ScrollRegion>
      )}
    </TitledCard>
  );
}

type Shown = Omit<SandboxView['findings'][number], 'times'> & { readonly times?: number };

/** One finding: what is wrong, what to do, where it was seen and where it is written. */
export function Finding({ finding }: { readonly finding: Shown }) {
  const { severity, reason, clause, fix, login, request, times = 1 } = finding;
  return (
    <li className={styles.finding}>
      <Verdict {...SEVERITY_LOOKS[severity]} />
      <div>
        <p>{reason}</p>
        {severity !== 'info' && <p className="caption">{fix}</p>}
        <p className="caption">
          {login === undefined ? `Request ${request}` : `Login ${login}`}
          {times > 1 && `, seen ${times} times`} · <SpecLink spec={clause} />
        </p>
      </div>
    </li>
  );
}
