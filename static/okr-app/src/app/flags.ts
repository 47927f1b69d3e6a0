import { showFlag as showHostFlag } from '@forge/bridge';

export interface FlagMessage {
  readonly kind: 'success' | 'error' | 'info';
  readonly title: string;
  readonly description?: string;
  readonly action?: { readonly text: string; readonly onClick: () => void };
}

let count = 0;

/** Jira's own flag, outside the frame: in view however long the list is. Errors stay until read. */
export function showFlag({ kind, title, description, action }: FlagMessage): void {
  count += 1;
  const flag = showHostFlag({
    id: `okr-${String(count)}`,
    title,
    type: kind,
    isAutoDismiss: kind !== 'error',
    ...(description !== undefined && { description }),
    ...(action !== undefined && {
      actions: [
        {
          text: action.text,
          onClick: () => {
            void flag.close();
            action.onClick();
          },
        },
      ],
    }),
  });
}
