import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import CrossIcon from '@atlaskit/icon/core/cross';

interface InfoDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something to read above the page. The browser's own dialog, as for forms; Escape closes it. */
export function InfoDialog({ title, onClose, children }: InfoDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="okr-dialog" aria-labelledby={titleId} onClose={onClose}>
      <header className="okr-dialog-head">
        <Heading size="medium" as="h1" id={titleId}>
          {title}
        </Heading>
        <IconButton
          appearance="subtle"
          icon={CrossIcon}
          label="Close"
          isTooltipDisabled
          onClick={onClose}
        />
      </header>
      <div className="okr-dialog-body okr-info">{children}</div>
    </dialog>
  );
}
