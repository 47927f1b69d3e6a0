import Flag, { AutoDismissFlag } from '@atlaskit/flag';
import { FlagGroup } from '@atlaskit/flag/flag-group';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import Modal, { ModalBody, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { token } from '@atlaskit/tokens';
import { useStore } from '../site/store';
import { AppFrame } from './app-frame';
import type { FlagData, ModalData } from './commands';
import { closeFlag, closeModal, flags, modals, type OpenModal } from './overlays';

/** Flags and modals of the app, over the whole page. */
export function AppOverlays() {
  const shownFlags = useStore(flags);
  const shownModals = useStore(modals);
  return (
    <>
      {shownFlags.length > 0 && (
        <aside aria-label="Notifications">
          <FlagGroup
            shouldRenderToParent
            onDismissed={(id) => {
              closeFlag(String(id));
            }}
          >
            {shownFlags.map(flagOf)}
          </FlagGroup>
        </aside>
      )}
      <ModalTransition>
        {shownModals.map((modal) => (
          <AppModal key={modal.id} modal={modal} />
        ))}
      </ModalTransition>
    </>
  );
}

const ICONS = {
  info: <InformationIcon label="Info" color={token('color.icon.information')} />,
  success: <SuccessIcon label="Success" color={token('color.icon.success')} />,
  warning: <WarningIcon label="Warning" color={token('color.icon.warning')} />,
  error: <ErrorIcon label="Error" color={token('color.icon.danger')} />,
};

function flagOf(flag: FlagData) {
  const shared = {
    id: flag.id,
    title: flag.title ?? '',
    description: flag.description ?? '',
    actions: (flag.actions ?? []).map(({ text, onClick }) => ({
      content: text,
      onClick: () => void onClick(),
    })),
  };
  const props =
    flag.appearance === undefined
      ? { ...shared, icon: ICONS[flag.type ?? 'info'] }
      : { ...shared, appearance: flag.appearance };
  return flag.isAutoDismiss === true ? (
    <AutoDismissFlag key={flag.id} {...props} />
  ) : (
    <Flag key={flag.id} {...props} />
  );
}

function AppModal({ modal: { id, data, module, env, base } }: { readonly modal: OpenModal }) {
  return (
    <Modal
      {...modalSize(data.size)}
      label={data.title ?? module.title}
      shouldCloseOnOverlayClick={data.closeOnOverlayClick ?? true}
      onClose={(event) => {
        if (data.closeOnEscape !== false || event.type !== 'keydown') closeModal(id);
      }}
    >
      {data.title !== undefined && data.title !== '' && (
        <ModalHeader hasCloseButton>
          <ModalTitle>{data.title}</ModalTitle>
        </ModalHeader>
      )}
      <ModalBody hasInlinePadding={false}>
        <AppFrame
          title={data.title ?? module.title}
          module={module}
          env={env}
          base={base}
          modalId={id}
        />
      </ModalBody>
    </Modal>
  );
}

/** Heights of Forge's named sizes, as its documentation gives them. */
function modalSize(size: ModalData['size'] = 'medium') {
  if (typeof size === 'object') return { width: size.width, height: size.height ?? '400px' };
  const sizes = {
    small: { width: '400px', height: '20vh' },
    medium: { width: '600px', height: '40vh' },
    large: { width: '800px', height: '70vh' },
    xlarge: { width: '968px', height: '90vh' },
    max: { width: '100%', height: '100%' },
  };
  return sizes[size];
}
