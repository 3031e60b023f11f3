import { type ExportFormatId, findFormat } from '../../../../core/export/formats.js';
import type { SamplePrivacy } from '../../../../core/export/privacy.js';
import type { ExportSource } from '../../../../shared/views/export.js';

/** What the user chose to export. */
export interface ExportChoice {
  /** `run:ID` of an open run, `runs`, `personas` or `persona:ID`. */
  readonly whose: string;
  /** The runs that are ticked, by the key of each; of effect where several are exported. */
  readonly runs: readonly string[];
  readonly format: ExportFormatId;
  readonly privacy: SamplePrivacy;
  /** What synthetic values grow from. */
  readonly seed: string;
}

/** Several samples do not fit into the file of one. */
export function isOfSeveral({ whose }: Pick<ExportChoice, 'whose'>): boolean {
  return whose === 'runs' || whose === 'personas';
}

/** The choice with a format that can hold it. */
export function withFittingFormat(choice: ExportChoice): ExportChoice {
  const fits = !isOfSeveral(choice) || findFormat(choice.format)?.several === true;
  return fits ? choice : { ...choice, format: 'ndjson' };
}

/** Whose data main is to export; undefined where no run is ticked. */
export function sourceOf({ whose, runs }: Pick<ExportChoice, 'whose' | 'runs'>): ExportSource | undefined {
  if (whose === 'personas') return { kind: 'personas' };
  if (whose === 'runs') {
    return runs.length === 0 ? undefined : { kind: 'runs', runs: runs.map(fromKey) };
  }
  const { kind, id } = parted(whose);
  return kind === 'persona' ? { kind, persona: id } : { kind: 'runs', runs: [{ from: 'tabs', id }] };
}

/** Reads the key of a run in the list: `tabs:ID` or `history:ID`. */
function fromKey(key: string): { readonly from: 'tabs' | 'history'; readonly id: string } {
  const { kind, id } = parted(key);
  return { from: kind === 'history' ? kind : 'tabs', id };
}

function parted(text: string): { readonly kind: string; readonly id: string } {
  const at = text.indexOf(':');
  return { kind: text.slice(0, at), id: text.slice(at + 1) };
}
