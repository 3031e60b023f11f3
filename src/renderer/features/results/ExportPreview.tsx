import { BodyText } from '../../components/BodyText.js';
import { cx } from '../../components/cx.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import styles from './ExportPreview.module.css';

interface ExportPreviewProps {
  readonly preview: { readonly fileName: string; readonly json: string };
}

/** The masked file as it would be written. */
export function ExportPreview({ preview }: ExportPreviewProps) {
  return (
    <section>
      <h3 className={cx(styles.name, 'wire')}>{preview.fileName}</h3>
      <ScrollRegion className={styles.scroll} label="Preview of the file">
        <BodyText text={[preview.json]} runId="" label="the masked payload" />
      </ScrollRegion>
    </section>
  );
}
