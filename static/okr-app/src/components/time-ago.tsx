import Tooltip from '@atlaskit/tooltip';
import { useObserved } from '../app/observable';
import { usePage } from '../app/page-context';
import { exactTime, relativeTime } from './relative-time';

interface TimeAgoProps {
  readonly at: string;
  /** Reachable by keyboard, for places where the exact time matters. */
  readonly isFocusable?: boolean;
}

/** "5 minutes ago" by the server's clock, with the exact time on hover. */
export function TimeAgo({ at, isFocusable = false }: TimeAgoProps) {
  const { clock } = usePage();
  const text = useObserved(clock, (now) => relativeTime(at, now));
  const exact = exactTime(at);
  if (!isFocusable) {
    return (
      <time dateTime={at} title={exact}>
        {text}
      </time>
    );
  }
  return (
    <Tooltip content={exact}>
      {(trigger) => (
        <span {...trigger} className="okr-hint" role="note" tabIndex={0}>
          <time dateTime={at}>{text}</time>
        </span>
      )}
    </Tooltip>
  );
}
