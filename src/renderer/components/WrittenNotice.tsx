import type { ReactNode } from 'react';
import { type Area, perform } from '../bridge/actions.js';
import { Button } from './Button.js';
import { CopyButton } from './CopyButton.js';
import { inertText } from './inert-text.js';
import { Notice } from './Notice.js';

interface WrittenNoticeProps {
  readonly path: string;
  readonly title?: string;
  /** Where main knows where it was and can show it in its folder: where it is said that it could not. */
  readonly shownFrom?: Area;
  readonly onDismiss?: () => void;
  /** What to do with it. */
  readonly children?: ReactNode;
}

/** What the user had written to a file or folder, and where it is. */
export function WrittenNotice({ path, title = 'Written', shownFrom, onDismiss, children }: WrittenNoticeProps) {
  return (
    <Notice
      tone="info"
      announced
      title={title}
      onDismiss={onDismiss}
      actions={
        shownFrom !== undefined && (
          <Button onClick={() => void perform(shownFrom, 'export.showInFolder', {})}>Show in folder</Button>
        )
      }
    >
      <span className="wire">{inertText(path)}</span>{' '}
      <CopyButton size="inline" source={{ kind: 'text', text: path }} what="path" /> {children}
    </Notice>
  );
}
