import type { NetworkView } from '../../../../shared/views/network.js';
import { usePending } from '../../../bridge/actions.js';
import { change } from '../../../bridge/change.js';
import { networkQuery } from '../../../bridge/queries.js';
import { Badge } from '../../../components/Badge.js';
import { Button } from '../../../components/Button.js';
import { CopyButton } from '../../../components/CopyButton.js';
import { dateAndTime } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import sharedStyles from './NetworkCard.module.css';
import styles from './NetworkCertificates.module.css';

type Certificate = NetworkView['certificates'][number];

/** The CAs that are trusted beside those of the console. */
export function NetworkCertificates({ certificates }: { readonly certificates: readonly Certificate[] }) {
  const adding = usePending('network.addCertificates');
  return (
    <section className={sharedStyles.part} aria-labelledby="network-certificates">
      <div className={styles.partHead}>
        <h3 id="network-certificates" className={sharedStyles.partTitle}>
          Trusted beside the usual CAs
        </h3>
        <Button disabled={adding} onClick={() => void change('network', 'network.addCertificates', {}, networkQuery)}>
          Add certificates…
        </Button>
      </div>
      {certificates.length === 0 ? (
        <p className={sharedStyles.note}>
          None. Where your network opens TLS, add the certificate of its CA. The check itself cannot be switched off.
        </p>
      ) : (
        <ul className={styles.certificates} aria-label="Added CA certificates">
          {certificates.map((certificate) => (
            <CertificateRow key={certificate.fingerprint} certificate={certificate} />
          ))}
        </ul>
      )}
    </section>
  );
}

function CertificateRow({ certificate }: { readonly certificate: Certificate }) {
  const { subject, issuer, validFrom, validTo, fingerprint, fileName } = certificate;
  const remove = () => void change('network', 'network.removeCertificate', { fingerprint }, networkQuery);
  return (
    <li className={styles.certificate}>
      <div className={styles.partHead}>
        <span className={styles.subject}>{inertText(subject)}</span>
        <Validity certificate={certificate} />
        <Button size="small" variant="quiet" onClick={remove}>
          Remove<span className="sr-only"> {inertText(subject)}</span>
        </Button>
      </div>
      <dl className={styles.facts}>
        <dt>Issuer</dt>
        <dd>{issuer === subject ? 'itself' : inertText(issuer)}</dd>
        <dt>Valid</dt>
        <dd>
          {dateAndTime(validFrom)} to {dateAndTime(validTo)}
        </dd>
        <dt>SHA-256</dt>
        <dd className={styles.fingerprint}>
          <span className="wire">{fingerprint}</span>
          <CopyButton size="inline" source={{ kind: 'text', text: fingerprint }} what={`SHA-256 of ${subject}`} />
        </dd>
        <dt>From</dt>
        <dd>{inertText(fileName)}</dd>
      </dl>
    </li>
  );
}

function Validity({ certificate: { validFrom, validTo } }: { readonly certificate: Certificate }) {
  const now = Date.now();
  if (validTo < now) return <Badge tone="fail">Expired</Badge>;
  return validFrom > now ? <Badge tone="warn">Not yet valid</Badge> : null;
}
