import { type FormEvent, type ReactNode, useRef } from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';

interface FormDialogProps {
  readonly title: string;
  readonly submitText: string;
  readonly isSaving: boolean;
  readonly width?: 'medium' | 'x-large';
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog. A click outside never closes it, so nothing typed is lost by accident. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitText, isSaving, width = 'medium', onSubmit, onClose, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving) onSubmit();
  };
  return (
    <Modal
      width={width}
      shouldCloseOnOverlayClick={false}
      shouldCloseOnEscapePress={false}
      onClose={onClose}
    >
      <ModalHeader hasCloseButton>
        <ModalTitle>{title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <form ref={form} noValidate onSubmit={submit}>
          {children}
        </form>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          appearance="primary"
          isLoading={isSaving}
          onClick={() => {
            form.current?.requestSubmit();
          }}
        >
          {submitText}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
