import type { ClientChange } from '../../../../shared/views/client.js';
import { FactList } from '../../../components/FactList.js';
import { BreakableWire } from '../../../components/wire/BreakableWire.js';
import styles from './ImportChanges.module.css';
import { type ChangeRow, changeRows } from './import-changes.js';

interface ImportChangesProps {
  readonly changes: readonly ClientChange[];
  /** Only what was to be replaced: nothing else was read. */
  readonly only?: ClientChange['part'];
}

/** What an import makes of a saved client: what is replaced, what comes, what goes, what stays. */
export function ImportChanges({ changes, only }: ImportChangesProps) {
  const rows = changeRows(changes).filter(({ part }) => only === undefined || part === only);
  return <FactList facts={rows.map((row) => ({ label: row.label, value: <Row row={row} /> }))} />;
}

function Row({ row: { part, words, removed, added } }: { readonly row: ChangeRow }) {
  if (part === 'clientSecret') return words;
  if (part === 'privateKey') return <span className={words.startsWith('SHA256:') ? 'wire' : undefined}>{words}</span>;
  return (
    <>
      {words}
      {added.length + removed.length > 0 && (
        <ul className={styles.list}>
          {added.map((text) => (
            <Entry key={`+${text}`} sign="+" word="Comes" className={styles.comes} text={text} />
          ))}
          {removed.map((text) => (
            <Entry key={`-${text}`} sign="−" word="Goes" className={styles.goes} text={text} />
          ))}
        </ul>
      )}
    </>
  );
}

interface EntryProps {
  readonly sign: string;
  readonly word: string;
  readonly className: string | undefined;
  readonly text: string;
}

function Entry({ sign, word, className, text }: EntryProps) {
  return (
    <li className={styles.entry}>
      <span className={className} aria-hidden="true">
        {sign}
      </span>
      <span className="sr-only">{word}: </span>
      <span className="wire">
        <BreakableWire text={text} />
      </span>
    </li>
  );
}
