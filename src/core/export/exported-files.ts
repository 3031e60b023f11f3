/** One file of an export. */
export interface ExportedText {
  readonly name: string;
  readonly text: string;
}

/** What an export writes: one file, which may be several in one, or a folder of files. */
export type ExportedFiles =
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly text: string;
      readonly parts?: readonly ExportedText[] | undefined;
    }
  | { readonly kind: 'folder'; readonly name: string; readonly files: readonly ExportedText[] };
