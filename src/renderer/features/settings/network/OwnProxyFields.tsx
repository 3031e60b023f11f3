import type { NetworkView } from '../../../../shared/views/network.js';
import { Field, TextInput } from '../../../components/Field.js';
import { PassphraseInput } from '../../../components/PassphraseInput.js';
import styles from './NetworkCard.module.css';
import { keepsPassword, type NetworkDraft } from './network-form.js';

interface OwnProxyFieldsProps {
  readonly draft: NetworkDraft;
  readonly network: NetworkView;
  readonly onEdit: (part: Partial<NetworkDraft>) => void;
}

/** Where the user's own proxy is, and how to sign in to it. */
export function OwnProxyFields({ draft, network, onEdit }: OwnProxyFieldsProps) {
  const keeps = keepsPassword(draft, network);
  return (
    <div className="stack">
      <Field label="Address of the proxy" hint="http:// for most; https:// where the proxy itself speaks TLS.">
        <TextInput
          wire
          value={draft.address}
          placeholder="http://host:8080"
          onChange={(address) => onEdit({ address })}
        />
      </Field>
      <div className={styles.pair}>
        <Field label="User" hint="Empty where it wants none.">
          <TextInput wire value={draft.user} onChange={(user) => onEdit({ user })} />
        </Field>
        <Field label="Password" hint={passwordHint(draft, network, keeps)}>
          <PassphraseInput
            what="password"
            value={draft.password}
            placeholder={keeps ? 'Saved' : ''}
            onChange={(password) => onEdit({ password })}
          />
        </Field>
      </div>
    </div>
  );
}

function passwordHint(draft: NetworkDraft, network: NetworkView, keeps: boolean): string {
  if (network.own?.password === 'locked') return 'The keychain is locked: unlock it to use the saved password.';
  if (keeps) return 'In the keychain. Leave it empty to keep it.';
  if (draft.user === '') return 'Kept in the keychain.';
  return 'Kept in the keychain, for this proxy and user alone.';
}
