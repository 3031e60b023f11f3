import { Check } from 'lucide-react';
import { memo, useId } from 'react';
import type { ClientView, SecretPresence } from '../../../shared/views/client.js';
import { usePresence } from '../../bridge/presence.js';
import { useClient } from '../../bridge/queries.js';
import { Badge } from '../../components/Badge.js';
import { Checkbox } from '../../components/Checkbox.js';
import { ColourMark } from '../../components/ColourMark.js';
import { cx } from '../../components/cx.js';
import { EnvironmentBadge } from '../../components/EnvironmentBadge.js';
import { counted, shortFingerprint } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import styles from './ClientCard.module.css';

interface ClientCardProps {
  readonly client: ClientView;
  /** Its page is open. */
  readonly shown: boolean;
  /** Tab stops here: at one card of the list. */
  readonly reachable: boolean;
  /** Whether it is selected; undefined where there is nothing to select from. */
  readonly picked: boolean | undefined;
  readonly onShow: (key: string) => void;
  readonly onChoose: (key: string) => void;
  readonly onPick: (key: string, picked: boolean) => void;
}

/** One saved client in the list: what tells it from the others, and whether something is wrong with it. */
export const ClientCard = memo(function ClientCard(props: ClientCardProps) {
  const { client, shown, picked, onShow, onChoose, onPick } = props;
  const id = useId();
  const tabIndex = props.reachable ? 0 : -1;
  return (
    <div className={cx(styles.card, picked !== undefined && styles.pickable, shown && styles.shown)}>
      {picked !== undefined && (
        <span className={styles.pick}>
          <Checkbox
            checked={picked}
            onChange={(next) => onPick(client.key, next)}
            label={`Select ${inertText(client.name)}`}
            tabIndex={tabIndex}
          />
        </span>
      )}
      {/* It covers the card: all of it can be clicked, and the name alone is its name. */}
      <button
        type="button"
        className={styles.open}
        data-client={client.key}
        tabIndex={tabIndex}
        aria-current={shown ? 'true' : undefined}
        aria-describedby={id}
        onClick={() => onShow(client.key)}
        onDoubleClick={() => onChoose(client.key)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || (event.key !== 'Enter' && event.key !== ' ')) return;
          event.preventDefault();
          if (event.key === 'Enter') onChoose(client.key);
          else if (picked !== undefined) onPick(client.key, !picked);
        }}
      >
        <ColourMark colour={client.colour} />
        <span className={styles.name}>{inertText(client.name)}</span>
      </button>
      <div className={styles.facts} id={id}>
        <span className={styles.wire}>{inertText(client.clientId)}</span>
        <span className={styles.line}>
          {scopesOf(client)}{' '}
          <span className={styles.fingerprint}>SHA256:{shortFingerprint(client.keyFingerprint)}</span>
        </span>
        <Marks client={client} />
      </div>
    </div>
  );
});

function scopesOf({ selectedScopes, allowedScopes }: ClientView): string {
  if (allowedScopes === undefined) return counted(selectedScopes.length, 'scope');
  const registered = selectedScopes.filter((scope) => allowedScopes.includes(scope)).length;
  const others = selectedScopes.length - registered;
  const words = `${registered} of ${counted(allowedScopes.length, 'scope')}`;
  return others === 0 ? words : `${words}, ${others} not registered`;
}

const SECRETS: Readonly<Record<SecretPresence, string | undefined>> = {
  present: undefined,
  missing: 'Secrets missing',
  locked: 'Secrets locked',
  'session-only': 'This session only',
};

/** Where it goes, whether it is the one that runs use, and what is wrong with it. */
function Marks({ client }: { readonly client: ClientView }) {
  const chosen = useClient()?.key === client.key;
  const secrets = usePresence(client.key);
  const errors = client.findings.filter(({ severity }) => severity === 'error').length;
  const warnings = client.findings.filter(({ severity }) => severity === 'warning').length;
  const secretsWords = secrets === undefined ? undefined : SECRETS[secrets];
  return (
    <span className={styles.marks}>
      <EnvironmentBadge environment={client.environment} small />
      {chosen && (
        <Badge tone="accent">
          <Check size={11} strokeWidth={3} aria-hidden="true" /> Chosen
        </Badge>
      )}
      {secretsWords !== undefined && <Badge tone={secrets === 'missing' ? 'fail' : 'warn'}>{secretsWords}</Badge>}
      {errors > 0 && <Badge tone="fail">{counted(errors, 'error')}</Badge>}
      {warnings > 0 && <Badge tone="warn">{counted(warnings, 'warning')}</Badge>}
    </span>
  );
}
