import type { ReactNode } from 'react';
import { Dialog } from './Dialog.js';
import { DialogActions } from './DialogActions.js';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ open, title, children, confirm, danger, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onCancel}
      title={title}
      description={children}
      width="narrow"
      footer={<DialogActions careful onCancel={onCancel} onConfirm={onConfirm} confirm={confirm} danger={danger} />}
    />
  );
}
