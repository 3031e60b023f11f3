import { APP_VARIABLES, type AppVariable, envLine } from '../../../../core/snippets/app-environment.js';
import type { ClientView } from '../../../../shared/views/client.js';
import { CopyButton } from '../../../components/CopyButton.js';
import { inertText } from '../../../components/inert-text.js';
import type { CopySource } from '../../../components/use-copying.js';
import styles from './EnvFile.module.css';

export interface EnvFileProps {
  /** What the file is called. */
  readonly envFile: string;
  /** Of the sandbox. */
  readonly origin: string;
  readonly client: ClientView;
  readonly redirectUri: string;
}

const SECRET = { clientSecret: 'client secret', privateKey: 'private key' } as const;

/** The variables of the app as lines of its file. The secret ones are copied by main, and never come here. */
export function EnvFile({ envFile, origin, client, redirectUri }: EnvFileProps) {
  const plain: Readonly<Partial<Record<AppVariable, string>>> = {
    hostname: origin,
    clientId: client.clientId,
    redirectUri,
  };
  const wanted = { key: client.key, redirectUri };
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.file}>{envFile}</h3>
        <CopyButton source={{ kind: 'environment', of: wanted }} what={`all of ${envFile}`} words="Copy all" />
      </div>
      <dl className={styles.lines}>
        {Object.entries(APP_VARIABLES).map(([variable, name]) => {
          const value = plain[variable as AppVariable];
          const secret = SECRET[variable as keyof typeof SECRET];
          const source: CopySource =
            value === undefined
              ? { kind: 'environment', of: { ...wanted, variable: variable as keyof typeof SECRET } }
              : { kind: 'text', text: envLine(name, value) };
          return (
            <div key={name} className={styles.line}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.value}>
                {value === undefined ? (
                  <span>
                    <span aria-hidden="true">••••••</span> <span className="caption">{secret}</span>
                  </span>
                ) : (
                  inertText(value)
                )}
              </dd>
              <dd className={styles.copy}>
                <CopyButton
                  size="inline"
                  source={source}
                  what={secret === undefined ? name : `${name}, the ${secret}`}
                />
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
