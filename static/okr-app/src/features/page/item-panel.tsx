import { lazy, Suspense, useEffect, useRef } from 'react';
import { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import LinkIcon from '@atlaskit/icon/core/link';
import Spinner from '@atlaskit/spinner';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { useObserved } from '../../app/observable';
import { findKeyResult, findObjective } from '../../app/okr-page-edits';
import { usePage } from '../../app/page-context';
import { useOkrActions } from '../actions/use-okr-actions';
import type { FlatItem } from '../objective-list/flat-items';

const ObjectiveDetail = lazy(() => import('../detail/objective-detail'));
const KeyResultDetail = lazy(() => import('../detail/key-result-detail'));

/** Beside a view: the opened item's details, so that the view stays as it is. */
export function ItemPanel({ page }: { readonly page: OkrPageDto }) {
  const { address } = usePage();
  const open = useObserved(address, (item) => item);
  if (open === null) return null;
  const keyResult = open.kind === 'key-result' ? (findKeyResult(page, open.id) ?? null) : null;
  const objective = findObjective(page, keyResult?.objectiveId ?? open.id);
  if (objective === undefined) return null;
  return <Panel key={open.id} item={{ objective, keyResult, depth: 0 }} />;
}

function Panel({ item: { objective, keyResult } }: { readonly item: FlatItem }) {
  const { address } = usePage();
  const actions = useOkrActions();
  const frame = useRef<HTMLElement>(null);
  const { title, id } = keyResult ?? objective;
  const close = (): void => {
    address.open(null);
  };
  useFocusWhileOpen(frame);
  return (
    <aside
      ref={frame}
      className="okr-panel"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <div className="okr-panel-head">
        <div>
          {keyResult !== null && <div className="okr-subtle">{objective.title}</div>}
          <h2 className="okr-objective-title">{title}</h2>
        </div>
        <div className="okr-inline">
          <IconButton
            appearance="subtle"
            spacing="compact"
            icon={LinkIcon}
            label="Copy link"
            isTooltipDisabled
            onClick={() => {
              actions.copyLink({ kind: keyResult === null ? 'objective' : 'key-result', id });
            }}
          />
          <IconButton
            appearance="subtle"
            spacing="compact"
            icon={CrossIcon}
            label="Close details"
            isTooltipDisabled
            onClick={close}
          />
        </div>
      </div>
      <Suspense fallback={<Spinner label="Loading details" />}>
        {keyResult === null ? (
          <ObjectiveDetail objective={objective} canManage={objective.canManage} />
        ) : (
          <KeyResultDetail keyResult={keyResult} canManage={objective.canManage} />
        )}
      </Suspense>
    </aside>
  );
}

/** The focus goes in with the panel, and back to where it came from. */
function useFocusWhileOpen(frame: React.RefObject<HTMLElement>): void {
  useEffect(() => {
    const opener = document.activeElement;
    frame.current?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [frame]);
}
