import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ChannelInput } from '../../../shared/ipc/contract.js';
import { call, failureView } from '../../bridge/bridge.js';
import { BodyText } from '../../components/BodyText.js';
import { CodeBlock } from '../../components/CodeBlock.js';
import { cx } from '../../components/cx.js';
import { inertText } from '../../components/inert-text.js';
import { ErrorNotice } from '../../components/Notice.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import styles from './ExportPreview.module.css';

interface ExportPreviewProps {
  readonly request: ChannelInput<'export.preview'>;
  /** The text is JSON, to be coloured. */
  readonly json: boolean;
}

/** The file as it would be written; of fixtures, what they say of themselves. */
export function ExportPreview({ request, json }: ExportPreviewProps) {
  const { data, error } = useQuery({
    queryKey: ['export', request],
    queryFn: () => call('export.preview', request),
    staleTime: 0,
    gcTime: 0,
    // No jump while the next one is made.
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ErrorNotice error={failureView(error)} announced={false} />;
  if (data === undefined) return <p className={styles.loading}>Reading the payload…</p>;
  const isJson = json && data.files === undefined;
  return (
    <section>
      <h3 className={cx(styles.name, 'wire')}>{inertText(data.fileName)}</h3>
      {data.files !== undefined && (
        <p className={styles.files}>
          {data.files.map((name) => (
            <span key={name} className="wire">
              {name}
            </span>
          ))}
        </p>
      )}
      <ScrollRegion className={styles.scroll} label="Preview of the file">
        {isJson ? (
          <BodyText text={[data.text]} runId="" label="the preview" />
        ) : (
          <CodeBlock text={data.text} what="the preview" />
        )}
      </ScrollRegion>
      {data.cut && <p className={styles.loading}>This is only the beginning: the file has more.</p>}
    </section>
  );
}
