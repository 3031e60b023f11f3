import { useState } from 'react';
import { specUrl } from '../../core/spec-url.js';
import { call, failureView } from '../bridge/bridge.js';
import styles from './SpecLink.module.css';

/** A clause of a standard; it opens in the system browser where its page is known. */
export function SpecLink({ spec }: { readonly spec: string }) {
  const [failure, setFailure] = useState<string>();
  const url = specUrl(spec);
  if (url === undefined) return <span className={styles.plain}>{spec}</span>;
  const open = () => {
    call('app.openLink', { url }).then(
      () => setFailure(undefined),
      (error: unknown) => setFailure(failureView(error).message),
    );
  };
  return (
    <span className={styles.holder}>
      <button type="button" className={styles.link} onClick={open} title={url}>
        {spec}
        <span className="sr-only"> (opens in the browser)</span>
      </button>
      {failure !== undefined && <span role="alert">{failure}</span>}
    </span>
  );
}
