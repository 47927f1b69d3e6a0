import { createContext } from 'react';

export interface DocUser {
  readonly accountId: string;
  readonly displayName: string;
}

/** What the renderer needs from the page around it. */
export interface DocHost {
  readonly users: readonly DocUser[];
  readonly onUnmodelled: (what: string) => void;
}

export const DocHostContext = createContext<DocHost>({ users: [], onUnmodelled: () => undefined });
