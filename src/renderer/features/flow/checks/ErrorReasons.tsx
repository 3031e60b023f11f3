import type { ErrorView } from '../../../../core/errors.js';
import { likelyCauses } from '../../../../core/flow/error-causes.js';
import { Reasons } from './CheckReasons.js';
import styles from './CheckReasons.module.css';

/** Why a step could not even be checked, most likely first, and what to do. */
export function ErrorReasons({ error }: { readonly error: ErrorView }) {
  return (
    <div className={styles.reasons}>
      <Reasons causes={likelyCauses(error)} remedy={error.hint} />
    </div>
  );
}
