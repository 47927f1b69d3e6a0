import { DropdownItem } from '@atlaskit/dropdown-menu';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { useOkrActions } from '../actions/use-okr-actions';
import { useClosing } from './closing-context';
import { useReopen } from './use-reopen';

/** Closing, postponing and carrying over an objective, in its menu. */
export function ObjectiveClosingItems({ objective }: { readonly objective: ObjectiveDto }) {
  const open = useClosing();
  const reopen = useReopen();
  const actions = useOkrActions();
  const { lifecycle } = objective;
  return (
    <>
      {lifecycle === 'active' && (
        <Item
          text="Close objective…"
          onClick={() => {
            open({ kind: 'close-objective', objective });
          }}
        />
      )}
      {lifecycle !== 'archived' && (
        <Item
          text="Carry over…"
          onClick={() => {
            open({ kind: 'carry-over', objective });
          }}
        />
      )}
      <PostponeItem
        lifecycle={lifecycle}
        onChange={(next) => {
          actions.setObjectiveLifecycle(objective, next);
        }}
      />
      {lifecycle === 'closed' && (
        <Item
          text="Reopen"
          onClick={() => {
            reopen.objective(objective);
          }}
        />
      )}
    </>
  );
}

export function KeyResultClosingItems({ keyResult }: { readonly keyResult: KeyResultDto }) {
  const open = useClosing();
  const reopen = useReopen();
  const actions = useOkrActions();
  const { lifecycle } = keyResult;
  return (
    <>
      {lifecycle === 'active' && (
        <Item
          text="Close key result…"
          onClick={() => {
            open({ kind: 'close-key-result', keyResult });
          }}
        />
      )}
      <PostponeItem
        lifecycle={lifecycle}
        onChange={(next) => {
          actions.setKeyResultLifecycle(keyResult, next);
        }}
      />
      {lifecycle === 'closed' && (
        <Item
          text="Reopen"
          onClick={() => {
            reopen.keyResult(keyResult);
          }}
        />
      )}
    </>
  );
}

interface PostponeItemProps {
  readonly lifecycle: ObjectiveDto['lifecycle'];
  readonly onChange: (lifecycle: 'active' | 'postponed') => void;
}

function PostponeItem({ lifecycle, onChange }: PostponeItemProps) {
  if (lifecycle !== 'active' && lifecycle !== 'postponed') return null;
  const isActive = lifecycle === 'active';
  return (
    <Item
      text={isActive ? 'Postpone' : 'Resume'}
      onClick={() => {
        onChange(isActive ? 'postponed' : 'active');
      }}
    />
  );
}

function Item({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return <DropdownItem onClick={onClick}>{text}</DropdownItem>;
}
