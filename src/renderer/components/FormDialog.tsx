import type { ReactNode } from 'react';
import { type Area, dismissFailure } from '../bridge/actions.js';
import { Dialog } from './Dialog.js';
import { DialogActions } from './DialogActions.js';
import { Form } from './Form.js';
import { AreaNotice } from './Notice.js';

interface FormDialogProps {
  /** Where what goes wrong is shown. */
  readonly area: Area;
  readonly title: string;
  readonly description: ReactNode;
  readonly width?: 'narrow' | 'regular' | 'wide';
  /** What handing it in does: `Make it`. */
  readonly confirm: string;
  readonly danger?: boolean;
  /** What is being done now, as `Making…`; undefined where nothing is. */
  readonly busy: string | undefined;
  /** Something in it has to be put right first. */
  readonly blocked?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that is one form. It is handed in once, and not while something in it is wrong. */
export function FormDialog(props: FormDialogProps) {
  const { area, confirm, danger, busy, blocked = false, onSubmit, onClose, children, ...dialog } = props;
  const disabled = blocked || busy !== undefined;
  const close = () => {
    dismissFailure(area);
    onClose();
  };
  const submit = () => {
    if (!disabled) onSubmit();
  };
  return (
    <Dialog
      {...dialog}
      open
      onClose={close}
      footer={
        <DialogActions
          onCancel={close}
          onConfirm={submit}
          confirm={busy ?? confirm}
          danger={danger}
          disabled={disabled}
        />
      }
    >
      <Form className="stack" onSubmit={submit}>
        <AreaNotice area={area} />
        {children}
      </Form>
    </Dialog>
  );
}
