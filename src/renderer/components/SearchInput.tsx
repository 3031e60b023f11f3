import { Search } from 'lucide-react';
import { Kbd } from './Kbd.js';
import styles from './SearchInput.module.css';

interface SearchInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl F goes to this one on its screen. */
  readonly find?: boolean;
  /** What the arrow down goes on to. */
  readonly onLeave?: () => void;
}

/** A field that narrows what is listed below it. Escape empties it. */
export function SearchInput({ label, value, onChange, find = false, onLeave }: SearchInputProps) {
  return (
    <div className={styles.search}>
      <Search size={15} aria-hidden="true" />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        data-find={find ? '' : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') onChange('');
          if (event.key === 'ArrowDown' && onLeave !== undefined) {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      {find && value === '' && <Kbd keys="Mod+f" />}
    </div>
  );
}
