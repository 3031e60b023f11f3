import { useMemo } from 'react';
import type { ReadValue } from '../../../core/catalogue/types.js';
import type { ResultRow } from '../../../shared/views/result.js';
import { useRevealed } from '../../bridge/reveal.js';
import { readRaw } from './read-raw.js';

/** A row's value as far as it may be seen: read where it is shown or revealed. */
export interface RowValue {
  readonly read: ReadValue | undefined;
  /** What stands for it while it is masked. */
  readonly masked: string | undefined;
  readonly ref: string | undefined;
}

/** Follows whether a row's value is revealed. */
export function useRowValue(row: Pick<ResultRow, 'scope' | 'value'>, runId: string): RowValue {
  const { scope, value } = row;
  const ref = value?.kind === 'masked' ? value.ref : undefined;
  const revealed = useRevealed(runId, ref);
  const raw = value?.kind === 'shown' ? value.raw : revealed;
  const read = useMemo(() => (raw === undefined ? undefined : readRaw(scope, raw)), [scope, raw]);
  return { read, ref, masked: read === undefined && value?.kind === 'masked' ? value.masked : undefined };
}
