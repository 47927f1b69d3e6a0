import Button from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import PauseIcon from '@atlaskit/icon/core/video-pause';
import PlayIcon from '@atlaskit/icon/core/video-play';
import { useEffect, useState } from 'react';
import { refreshState, siteNow, useSiteState } from '../site/live';
import { postJson } from '../site/site-client';

const HOUR = 3_600_000;
const SPEEDS = [
  { label: '1 hour a second', stepDays: 1 / 24 },
  { label: '1 day a second', stepDays: 1 },
  { label: '1 week a second', stepDays: 7 },
];
const STEPS = [
  { label: '1 hour', milliseconds: HOUR },
  { label: '1 day', milliseconds: 24 * HOUR },
  { label: '1 week', milliseconds: 7 * 24 * HOUR },
];

const format = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** The site's own time, and the controls that make recorded history happen. */
export function ClockControls() {
  const state = useSiteState();
  const now = useSiteNow();
  if (state === undefined) return null;
  const { playing } = state.clock;
  const ask = (path: string, body: unknown): void => {
    void postJson(path, body).then(refreshState);
  };
  return (
    <div className="clock" role="group" aria-label="Site time">
      <time dateTime={new Date(now).toISOString()} data-testid="site-clock">
        {format.format(now)} UTC
      </time>
      <Button
        iconBefore={playing === null ? PlayIcon : PauseIcon}
        spacing="compact"
        onClick={() => {
          ask('play', playing === null ? { stepDays: 1 } : { stop: true });
        }}
      >
        {playing === null ? 'Play' : 'Pause'}
      </Button>
      <DropdownMenu<HTMLButtonElement>
        trigger={({ triggerRef, ...props }) => (
          <Button {...props} ref={triggerRef} iconAfter={ChevronDownIcon} spacing="compact">
            Time
          </Button>
        )}
      >
        <DropdownItemGroup title="Move forward by">
          {STEPS.map(({ label, milliseconds }) => (
            <DropdownItem
              key={label}
              onClick={() => {
                ask('clock', { advance: milliseconds });
              }}
            >
              {label}
            </DropdownItem>
          ))}
        </DropdownItemGroup>
        <DropdownItemGroup title="Play">
          {SPEEDS.map(({ label, stepDays }) => (
            <DropdownItem
              key={label}
              onClick={() => {
                ask('play', { stepDays });
              }}
            >
              {label}
            </DropdownItem>
          ))}
        </DropdownItemGroup>
      </DropdownMenu>
    </div>
  );
}

function useSiteNow(): number {
  const [now, setNow] = useState(siteNow);
  const state = useSiteState();
  useEffect(() => {
    const tick = (): void => {
      setNow(siteNow());
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [state]);
  return now;
}
