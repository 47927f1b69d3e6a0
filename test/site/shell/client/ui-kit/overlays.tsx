import InlineEdit from '@atlaskit/inline-edit';
import Modal, {
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import Popup from '@atlaskit/popup';
import Tooltip from '@atlaskit/tooltip';
import type { ComponentProps, ReactNode } from 'react';
import { component, type ComponentTable } from './component-entry';
import { slot } from './forge-doc';
import type { AppHandler } from './serialisable-event';

type ModalProps = Omit<ComponentProps<typeof Modal>, 'onClose' | 'children'> & {
  readonly onClose?: AppHandler;
  readonly title?: string;
};
type PopupProps = Omit<
  ComponentProps<typeof Popup>,
  'onClose' | 'content' | 'trigger' | 'shouldFitContainer'
> & {
  readonly onClose?: AppHandler;
};
type EditHandlers = 'onConfirm' | 'onCancel' | 'onEdit';
type InlineEditProps = Omit<
  ComponentProps<typeof InlineEdit>,
  EditHandlers | 'defaultValue' | 'editView' | 'readView'
> &
  Partial<Record<EditHandlers, AppHandler>>;

export const OVERLAYS: ComponentTable = {
  ModalTransition: component('', ({ kids }) => <ModalTransition>{kids ?? null}</ModalTransition>),
  Modal: component<ModalProps>(
    'testId label autoFocus onClose shouldScrollInViewport width height title',
    ({ props: { onClose, title, ...props }, kids }) => (
      <Modal
        {...props}
        {...(title !== undefined && { label: title })}
        onClose={() => void onClose?.()}
      >
        {kids}
      </Modal>
    ),
  ),
  ModalHeader: component<{ testId?: string }>('testId', ({ props, kids }) => (
    <ModalHeader hasCloseButton {...props}>
      {kids}
    </ModalHeader>
  )),
  ModalTitle: component<Omit<ComponentProps<typeof ModalTitle>, 'children'>>(
    'appearance testId isMultiline',
    ({ props, kids }) => <ModalTitle {...props}>{kids}</ModalTitle>,
  ),
  ModalBody: component<{ testId?: string; hasInlinePadding?: boolean }>(
    'testId hasInlinePadding',
    ({ props, kids }) => <ModalBody {...props}>{kids}</ModalBody>,
  ),
  ModalFooter: component<{ testId?: string }>('testId', ({ props, kids }) => (
    <ModalFooter {...props}>{kids}</ModalFooter>
  )),
  Tooltip: component<Omit<ComponentProps<typeof Tooltip>, 'children'>>(
    'testId content delay position mousePosition truncate',
    ({ props, kids }) => <Tooltip {...props}>{kids}</Tooltip>,
  ),
  Popup: component<PopupProps>(
    'testId role label autoFocus id titleId onClose isOpen placement fallbackPlacements rootBoundary shouldFlip shouldUseCaptureOnOutsideClick shouldRenderToParent shouldDisableFocusLock strategy boundary',
    ({ props: { onClose, ...props }, node, draw }) => (
      <Popup
        {...props}
        onClose={() => void onClose?.()}
        content={() => <div className="popup-content">{draw(slot(node, 'content'))}</div>}
        // The app's own button is the control; the span only says where the popup hangs.
        trigger={({ ref }) => <span ref={ref}>{draw(slot(node, 'trigger'))}</span>}
      />
    ),
  ),
  InlineEdit: component<InlineEditProps>(
    'testId label isRequired isEditing onEdit cancelButtonLabel confirmButtonLabel keepEditViewOpenOnBlur hideActionButtons readViewFitContainerWidth editButtonLabel editLabel onCancel startWithEditViewOpen onConfirm',
    ({ props: { onConfirm, onCancel, onEdit, ...props }, node, draw }) => {
      const view = (name: string): ReactNode => draw(slot(node, name));
      return (
        <InlineEdit
          {...props}
          // The value lives in the app: @forge/react keeps it and hands it to its own onConfirm.
          defaultValue=""
          onConfirm={() => void onConfirm?.()}
          onCancel={() => void onCancel?.()}
          onEdit={() => void onEdit?.()}
          editView={() => <>{view('editView')}</>}
          readView={() => <div className="inline-read-view">{view('readView')}</div>}
        />
      );
    },
  ),
};
