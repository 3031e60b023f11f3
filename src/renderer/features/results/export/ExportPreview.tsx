import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ExportFormat, ExportFormatId } from '../../../../core/export/formats.js';
import type { ChannelInput } from '../../../../shared/ipc/contract.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { CodeBlock } from '../../../components/code/CodeBlock.js';
import { COLOUR_UP_TO } from '../../../components/code/colour-limit.js';
import { HighlightedCode } from '../../../components/code/HighlightedCode.js';
import type { CodeLanguage } from '../../../components/code/highlight-patterns.js';
import { cx } from '../../../components/cx.js';
import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { ErrorNotice } from '../../../components/Notice.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { BodyText } from '../../../components/wire/BodyText.js';
import styles from './ExportPreview.module.css';

interface ExportPreviewProps {
  readonly request: ChannelInput<'export.preview'>;
  readonly format: ExportFormat | undefined;
}

/** The file as it would be written; of fixtures, what they say of themselves. */
export function ExportPreview({ request, format }: ExportPreviewProps) {
  const { data, error } = useQuery({
    queryKey: ['export', request],
    queryFn: () => call('export.preview', request),
    staleTime: 0,
    gcTime: 0,
    // No jump while the next one is made.
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ErrorNotice error={failureView(error)} announced={false} />;
  if (data === undefined) return <p className="caption">Reading the payload…</p>;
  return (
    <section className={styles.preview}>
      <h3 className={cx(styles.name, 'wire')}>{inertText(data.fileName)}</h3>
      {data.files !== undefined && (
        <p className={styles.files}>
          <span>{counted(data.files.length, 'file')}, of which this is README.md:</span>
          {data.files.map((name) => (
            <span key={name} className="wire">
              {name}
            </span>
          ))}
        </p>
      )}
      <ScrollRegion className={styles.scroll} label="Preview of the file">
        <PreviewText text={data.text} format={data.files === undefined ? format : undefined} />
      </ScrollRegion>
      {data.cut && <p className="caption">This is only the beginning: the file has more.</p>}
    </section>
  );
}

const LANGUAGES: Readonly<Partial<Record<ExportFormatId, CodeLanguage>>> = {
  typescript: 'typescript',
  python: 'python',
};
const WHAT = 'the preview';

interface PreviewTextProps {
  readonly text: string;
  /** Undefined for words about the files of a folder. */
  readonly format: ExportFormat | undefined;
}

/** JSON is laid out and wraps, and so does a line for each run; code and tables keep their lines, as where they are opened. */
function PreviewText({ text, format }: PreviewTextProps) {
  if (format === undefined) return <CodeBlock text={text} what={WHAT} />;
  if (format.extension?.endsWith('json') === true && format.id !== 'ndjson') {
    return <BodyText text={[text]} runId="" label={WHAT} />;
  }
  if (format.id === 'ndjson') return <CodeBlock text={text} what={WHAT} />;
  const language = LANGUAGES[format.id];
  if (language === undefined || text.length > COLOUR_UP_TO) return <CodeBlock text={text} what={WHAT} wholeLines />;
  return <HighlightedCode code={text} language={language} what={WHAT} wholeLines />;
}
