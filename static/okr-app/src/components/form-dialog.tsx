import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

import Button, { IconButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import CrossIcon from '@atlaskit/icon/core/cross';
import SectionMessage from '@atlaskit/section-message';
import { ButtonRow } from './button-row';

interface FormDialogProps {
  readonly title: string;
  readonly submitText: string;
  readonly isSaving: boolean;
  /** Something was typed that closing would lose. */
  readonly isDirty: boolean;
  readonly isWide?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A form in a dialog. A click outside does nothing, Escape asks first, so no input is lost. The
 * browser's own dialog, because Atlaskit's writes a `<style>`, which the page's policy blocks.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, submitText, isSaving, isDirty, isWide = false, onSubmit, onClose } = props;
  const [isAsking, setIsAsking] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useModal(dialog);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsking(false);
    if (!isSaving) onSubmit();
  };
  const leave = (): void => {
    if (isDirty) setIsAsking(true);
    else onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="okr-dialog"
      data-wide={isWide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={() => {
        // Browsers close on a second Escape without asking; what was typed is still here.
        dialog.current?.showModal();
      }}
    >
      <form noValidate onSubmit={submit}>
        <header className="okr-dialog-head">
          <Heading size="medium" as="h1" id={titleId}>
            {title}
          </Heading>
          <IconButton
            appearance="subtle"
            icon={CrossIcon}
            label="Close"
            isTooltipDisabled
            onClick={leave}
          />
        </header>
        <div className="okr-dialog-body">{props.children}</div>
        <footer className="okr-dialog-foot">
          {isAsking && (
            <DiscardQuestion
              onKeep={() => {
                setIsAsking(false);
              }}
              onDiscard={onClose}
            />
          )}
          <ButtonRow label="Form actions">
            <Button appearance="subtle" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" appearance="primary" isLoading={isSaving}>
              {submitText}
            </Button>
          </ButtonRow>
        </footer>
      </form>
    </dialog>
  );
}

const FIRST_FIELD = '.okr-dialog-body :is(input, textarea)';

/** Opens it above the page, and gives the focus back to where it came from. */
function useModal(dialog: React.RefObject<HTMLDialogElement>): void {
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element === null) return undefined;
    if (!element.open) element.showModal();
    // The browser would take the close button, because it comes first.
    element.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [dialog]);
}

interface DiscardQuestionProps {
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

function DiscardQuestion({ onKeep, onDiscard }: DiscardQuestionProps) {
  return (
    <div role="alert" className="okr-discard">
      <SectionMessage appearance="warning" title="Discard what you typed?">
        <ButtonRow label="Discard or keep">
          <Button appearance="primary" spacing="compact" autoFocus onClick={onKeep}>
            Keep editing
          </Button>
          <Button spacing="compact" onClick={onDiscard}>
            Discard
          </Button>
        </ButtonRow>
      </SectionMessage>
    </div>
  );
}
