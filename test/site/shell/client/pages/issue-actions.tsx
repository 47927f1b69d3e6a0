import Button, { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { Label } from '@atlaskit/form';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import Modal, {
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useState, type ChangeEvent } from 'react';
import type { IssueBean } from '../site/jira-reads';
import { deleteIssue, setParent } from './issue-editing';
import type { Change } from './issue-table';

interface IssueActionsProps {
  readonly issue: IssueBean;
  readonly change: Change;
}

export function IssueActions({ issue, change }: IssueActionsProps) {
  const [dialog, setDialog] = useState<'parent' | 'delete'>();
  const close = (): void => {
    setDialog(undefined);
  };
  return (
    <>
      <DropdownMenu<HTMLButtonElement>
        placement="bottom-end"
        trigger={({ triggerRef, ...props }) => (
          <IconButton
            {...props}
            ref={triggerRef}
            icon={MoreIcon}
            label={`Actions for ${issue.key}`}
            appearance="subtle"
            spacing="compact"
          />
        )}
      >
        <DropdownItemGroup>
          <DropdownItem
            onClick={() => {
              setDialog('parent');
            }}
          >
            Change parent
          </DropdownItem>
          <DropdownItem
            onClick={() => {
              setDialog('delete');
            }}
          >
            Delete
          </DropdownItem>
        </DropdownItemGroup>
      </DropdownMenu>
      <ModalTransition>
        {dialog === 'parent' && <ParentDialog issue={issue} change={change} onClose={close} />}
        {dialog === 'delete' && <DeleteDialog issue={issue} change={change} onClose={close} />}
      </ModalTransition>
    </>
  );
}

type DialogProps = IssueActionsProps & { readonly onClose: () => void };

function ParentDialog({ issue, change, onClose }: DialogProps) {
  const [parentKey, setParentKey] = useState(issue.fields.parent?.key ?? '');
  const inputId = `parent-of-${issue.id}`;
  return (
    <Modal onClose={onClose} width="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void change(setParent(issue, parentKey.trim().toUpperCase()));
        }}
      >
        <ModalHeader hasCloseButton>
          <ModalTitle>Change the parent of {issue.key}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Label htmlFor={inputId}>Key of the parent, or empty for none</Label>
          <Textfield
            id={inputId}
            autoFocus
            value={parentKey}
            onChange={(event: ChangeEvent<HTMLInputElement>) => {
              setParentKey(event.target.value);
            }}
          />
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit">
            Change parent
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}

function DeleteDialog({ issue, change, onClose }: DialogProps) {
  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle appearance="danger">Delete {issue.key}?</ModalTitle>
      </ModalHeader>
      <ModalBody>
        The issue “{issue.fields.summary}” and its history go for good. Its children stay.
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          appearance="danger"
          onClick={() => {
            onClose();
            void change(deleteIssue(issue));
          }}
        >
          Delete
        </Button>
      </ModalFooter>
    </Modal>
  );
}
