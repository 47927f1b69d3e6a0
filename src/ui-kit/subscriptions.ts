import { events, realtime } from '@forge/bridge';
import { OKR_CHANGES_CHANNEL, type OkrChanges } from '../contract/realtime';

type Stop = () => void;
interface Subscription {
  readonly unsubscribe: () => unknown;
}

/** Calls back when the open issue was edited. Answers with the way to stop. */
export function onIssueChanged(onChange: () => void): Stop {
  return hold(
    events.on('JIRA_ISSUE_CHANGED', () => {
      onChange();
    }),
  );
}

/** Calls back when the server has new values or definitions, with their projects if it says so. */
export function onOkrChanges(
  onChange: (projectIds: readonly (string | null)[] | null) => void,
): Stop {
  return hold(
    realtime.subscribeGlobal<OkrChanges>(OKR_CHANGES_CHANNEL, (payload) => {
      onChange(typeof payload === 'string' ? null : payload.projectIds);
    }),
  );
}

/** A subscription is granted later; stopping before that must still stop it. */
function hold(granted: Promise<Subscription>): Stop {
  let isStopped = false;
  let subscription: Subscription | undefined;
  granted
    .then((value) => {
      subscription = value;
      if (isStopped) value.unsubscribe();
    })
    .catch(() => {
      // Without events the panel still shows what it read when it was opened.
      subscription = undefined;
    });
  return () => {
    isStopped = true;
    subscription?.unsubscribe();
  };
}
