import type { ReactNode } from 'react';

interface FormProps {
  readonly onSubmit: () => void;
  readonly className?: string | undefined;
  readonly id?: string;
  /** Its name for screen readers, where it is a part of its own. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Fields that are handed in together: Enter in any of them does what the button does, wherever that stands. */
export function Form({ onSubmit, className, id, label, children }: FormProps) {
  return (
    <form
      id={id}
      className={className}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {/* Without a button of its own, a form of several fields takes no Enter (HTML 4.10.21.2). */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
    </form>
  );
}
