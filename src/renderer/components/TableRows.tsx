import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button.js';
import styles from './Table.module.css';

/** As many rows as a window shows are drawn at once. */
const FIRST = 16;
/** So many more in each frame: few enough that the window stays ready for the next key. */
const EACH_FRAME = 10;
/** So many before the user is asked, and so many more each time. */
const PAGE = 200;

interface TableRowsProps<Row> {
  readonly rows: readonly Row[];
  /** How many columns the table has. */
  readonly columns: number;
  /** One row; a component that is memoised, or each frame draws all of them again. */
  readonly children: (row: Row) => ReactNode;
}

/** The body of a table that may be very long: it grows frame by frame, and from {@link PAGE} rows on when asked to. */
export function TableRows<Row>({ rows, columns, children }: TableRowsProps<Row>) {
  const [wanted, setWanted] = useState(PAGE);
  const [drawn, setDrawn] = useState(FIRST);
  const target = Math.min(rows.length, wanted);
  const growing = drawn < target;
  useEffect(() => {
    if (!growing) return;
    const frame = requestAnimationFrame(() => setDrawn(drawn + EACH_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [growing, drawn]);
  const left = rows.length - wanted;
  return (
    <tbody>
      {rows.slice(0, Math.min(drawn, target)).map(children)}
      {left > 0 && !growing && (
        <tr>
          <td colSpan={columns} className={styles.more}>
            <Button size="small" onClick={() => setWanted(wanted + PAGE)}>
              Show {Math.min(left, PAGE)} more
            </Button>
            <span>
              {target} of {rows.length} shown
            </span>
          </td>
        </tr>
      )}
    </tbody>
  );
}
