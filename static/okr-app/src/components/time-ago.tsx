import Tooltip from '@atlaskit/tooltip';
import { useNow } from '../app/page-context';
import { exactTime, relativeTime } from './relative-time';

interface TimeAgoProps {
  readonly at: string;
  /** Reachable by keyboard, for places where the exact time matters. */
  readonly isFocusable?: boolean;
}

export function TimeAgo({ at, isFocusable = false }: TimeAgoProps) {
  const now = useNow();
  const exact = exactTime(at);
  if (!isFocusable) {
    return (
      <time dateTime={at} title={exact}>
        {relativeTime(at, now)}
      </time>
    );
  }
  return (
    <Tooltip content={exact}>
      {(trigger) => (
        <span {...trigger} className="okr-hint" role="note" tabIndex={0}>
          <time dateTime={at}>{relativeTime(at, now)}</time>
        </span>
      )}
    </Tooltip>
  );
}
