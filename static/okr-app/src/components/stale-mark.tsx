import WarningIcon from '@atlaskit/icon/core/status-warning';
import Tooltip from '@atlaskit/tooltip';
import type { StaleDto } from '../../../../src/contract/dto';
import { staleText } from '../../../../src/contract/wording';

/** The value is the last good one; the reason shows on hover and on focus. */
export function StaleMark({ stale }: { readonly stale: StaleDto }) {
  const reason = staleText(stale);
  const word = stale.reason === 'waiting' ? 'Updating' : 'Stale';
  return (
    <Tooltip content={reason}>
      {(trigger) => (
        <span
          {...trigger}
          className="okr-stale"
          role="note"
          tabIndex={0}
          aria-label={`${word}. ${reason}`}
        >
          <WarningIcon label="" size="small" color="currentColor" />
          {word}
        </span>
      )}
    </Tooltip>
  );
}
