import type { ReactNode } from 'react';
import { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ShowMoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import type { Lifecycle, SettableLifecycle } from '../../../../../src/domain/okr/lifecycle';

interface RowMenuProps {
  readonly title: string;
  readonly canManage: boolean;
  readonly lifecycle: Lifecycle;
  /** Missing at the ends of the list. */
  readonly onMoveUp: (() => void) | undefined;
  readonly onMoveDown: (() => void) | undefined;
  readonly onCopyLink: () => void;
  readonly onLifecycle: (lifecycle: SettableLifecycle) => void;
  /** Items of this kind of row only. */
  readonly children?: ReactNode;
}

export function RowMenu(props: RowMenuProps) {
  const { title, canManage, lifecycle, onLifecycle, children } = props;
  const isArchived = lifecycle === 'archived';
  return (
    <DropdownMenu
      placement="bottom-end"
      trigger={({ triggerRef: ref, isSelected, ...trigger }) => (
        <IconButton
          {...trigger}
          ref={ref}
          isSelected={isSelected ?? false}
          appearance="subtle"
          spacing="compact"
          icon={ShowMoreIcon}
          label={`Actions for ${title}`}
          isTooltipDisabled
        />
      )}
    >
      <DropdownItemGroup>
        {children}
        <DropdownItem onClick={props.onCopyLink}>Copy link</DropdownItem>
      </DropdownItemGroup>
      {canManage && (
        <DropdownItemGroup hasSeparator>
          <MoveItem text="Move up" onMove={props.onMoveUp} />
          <MoveItem text="Move down" onMove={props.onMoveDown} />
          <DropdownItem
            onClick={() => {
              onLifecycle(isArchived ? 'active' : 'archived');
            }}
          >
            {isArchived ? 'Restore' : 'Archive'}
          </DropdownItem>
          <DropdownItem
            onClick={() => {
              onLifecycle('deleted');
            }}
          >
            Delete
          </DropdownItem>
        </DropdownItemGroup>
      )}
    </DropdownMenu>
  );
}

function MoveItem({
  text,
  onMove,
}: {
  readonly text: string;
  readonly onMove: (() => void) | undefined;
}) {
  return (
    <DropdownItem isDisabled={onMove === undefined} onClick={() => onMove?.()}>
      {text}
    </DropdownItem>
  );
}
