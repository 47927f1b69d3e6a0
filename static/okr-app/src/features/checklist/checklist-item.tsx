import { type KeyboardEvent, useState } from 'react';
import { IconButton } from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ShowMoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import Textfield from '@atlaskit/textfield';
import type { ChecklistEdit } from '../../../../../src/domain/metrics/checklist';
import type { ChecklistItem as Item } from '../../../../../src/domain/metrics/metric';
import { usePeople } from '../../app/page-context';
import { nameOf } from '../../app/people-directory';
import { TimeAgo } from '../../components/time-ago';

interface ChecklistItemProps {
  readonly item: Item;
  readonly canTick: boolean;
  readonly canEdit: boolean;
  readonly neighbours: {
    readonly isFirst: boolean;
    readonly isLast: boolean;
    readonly beforeUp: string | null;
    readonly beforeDown: string | null;
  };
  readonly onEdit: (change: ChecklistEdit) => Promise<boolean>;
}

/** One to-do: a box, its words, who did it when, and a menu for everything else. */
export function ChecklistItem({ item, canTick, canEdit, neighbours, onEdit }: ChecklistItemProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const { id: itemId, text, isDone } = item;
  if (isRenaming) {
    return (
      <li className="okr-checklist-item">
        <RenameItem
          text={text}
          onCancel={() => {
            setIsRenaming(false);
          }}
          onRename={async (next) => {
            if (next === text || (await onEdit({ kind: 'rename', itemId, text: next }))) {
              setIsRenaming(false);
            }
          }}
        />
      </li>
    );
  }
  return (
    <li className="okr-checklist-item">
      <Checkbox
        isChecked={isDone}
        isDisabled={!canTick}
        label={text}
        onChange={(event) => {
          void onEdit({ kind: 'tick', itemId, isDone: event.currentTarget.checked });
        }}
      />
      <DoneBy item={item} />
      {canEdit && (
        <ItemMenu
          text={text}
          neighbours={neighbours}
          onRename={() => {
            setIsRenaming(true);
          }}
          onMove={(beforeId) => void onEdit({ kind: 'move', itemId, beforeId })}
          onRemove={() => void onEdit({ kind: 'remove', itemId })}
        />
      )}
    </li>
  );
}

function DoneBy({ item: { doneBy, doneAt } }: { readonly item: Item }) {
  const [person] = usePeople(doneBy === null ? [] : [doneBy]);
  if (doneAt === null) return null;
  return (
    <span className="okr-subtle okr-checklist-done">
      {person === undefined ? 'Done' : nameOf(person.state)}, <TimeAgo at={doneAt} />
    </span>
  );
}

interface RenameItemProps {
  readonly text: string;
  readonly onRename: (text: string) => Promise<void>;
  readonly onCancel: () => void;
}

function RenameItem({ text, onRename, onCancel }: RenameItemProps) {
  const [draft, setDraft] = useState(text);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (draft.trim() !== '') void onRename(draft.trim());
  };
  return (
    <Textfield
      aria-label={`Rename ${text}`}
      autoFocus
      isCompact
      value={draft}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (draft.trim() === '') onCancel();
        else void onRename(draft.trim());
      }}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
      }}
    />
  );
}

interface ItemMenuProps {
  readonly text: string;
  readonly neighbours: ChecklistItemProps['neighbours'];
  readonly onRename: () => void;
  readonly onMove: (beforeId: string | null) => void;
  readonly onRemove: () => void;
}

function ItemMenu({ text, neighbours, onRename, onMove, onRemove }: ItemMenuProps) {
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
          label={`Actions for to-do ${text}`}
          isTooltipDisabled
        />
      )}
    >
      <DropdownItemGroup>
        <DropdownItem onClick={onRename}>Rename</DropdownItem>
        <DropdownItem
          isDisabled={neighbours.isFirst}
          onClick={() => {
            onMove(neighbours.beforeUp);
          }}
        >
          Move up
        </DropdownItem>
        <DropdownItem
          isDisabled={neighbours.isLast}
          onClick={() => {
            onMove(neighbours.beforeDown);
          }}
        >
          Move down
        </DropdownItem>
        <DropdownItem onClick={onRemove}>Remove</DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
