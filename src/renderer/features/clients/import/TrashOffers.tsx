import { Button } from '../../../components/Button.js';
import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { ErrorNotice, Notice } from '../../../components/Notice.js';
import styles from './TrashOffers.module.css';
import { acceptTrash, closeOffers, fileNameOf, type TrashOffer, useTrashOffers } from './trash-offers.js';

/** Files with secrets in clear that were imported and are still there: offered until answered, all in one place. */
export function TrashOffers() {
  const offers = useTrashOffers();
  const moved = offers.filter(({ state }) => state === 'moved');
  const open = offers.filter(({ state }) => state !== 'moved');
  return (
    <>
      {moved.length > 0 && <Moved offers={moved} />}
      {open.length > 0 && <Open offers={open} />}
    </>
  );
}

interface OffersProps {
  readonly offers: readonly TrashOffer[];
}

function Moved({ offers }: OffersProps) {
  const files = filesOf(offers);
  return (
    <Notice tone="info" title={`Moved to the trash: ${namesOf(files)}`} announced onDismiss={() => closeOffers(offers)}>
      Empty the trash to be rid of the secrets in {files.length === 1 ? 'it' : 'them'}.
    </Notice>
  );
}

function Open({ offers }: OffersProps) {
  const files = filesOf(offers);
  const moving = offers.some(({ state }) => state === 'moving');
  const failures = offers.flatMap(({ importId, failure }) => (failure === undefined ? [] : [{ importId, failure }]));
  const one = files.length === 1;
  return (
    <Notice
      tone="warn"
      announced
      title={`${one ? namesOf(files) : counted(files.length, 'file')} with secrets in clear ${one ? 'is' : 'are'} still there`}
      actions={
        <>
          <Button disabled={moving} onClick={() => void acceptTrash(offers)}>
            {moving ? 'Moving…' : 'Move to trash'}
          </Button>
          <Button variant="quiet" onClick={() => closeOffers(offers)}>
            {one ? 'Keep it' : 'Keep them'}
          </Button>
        </>
      }
    >
      <p>
        The keychain has what is needed now. Whoever can read {one ? 'the file' : 'the files'} can act as the client.
      </p>
      <ul>
        {files.slice(0, MAX_LISTED).map((file) => (
          <li key={file} className="wire">
            {inertText(file)}
          </li>
        ))}
        {files.length > MAX_LISTED && <li>and {files.length - MAX_LISTED} more</li>}
      </ul>
      {failures.map(({ importId, failure }) => (
        <div key={importId} className={styles.failure}>
          <ErrorNotice error={failure} />
        </div>
      ))}
    </Notice>
  );
}

/** More would push the clients off the screen. */
const MAX_LISTED = 5;

/** One file may have been imported more than once. */
function filesOf(offers: readonly TrashOffer[]): readonly string[] {
  return [...new Set(offers.flatMap(({ files }) => files))];
}

function namesOf(files: readonly string[]): string {
  if (files.length > MAX_LISTED) return counted(files.length, 'file');
  return files.map((file) => inertText(fileNameOf(file))).join(', ');
}
