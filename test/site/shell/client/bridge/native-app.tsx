import Spinner from '@atlaskit/spinner';
import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BridgeEnv, SiteModule } from '../../site-api';
import { noteUnmodelled, useSiteState } from '../site/live';
import { bridge } from '../site/site-client';
import { Doc } from '../ui-kit/doc';
import { DocHostContext } from '../ui-kit/doc-host';
import type { ForgeNode } from '../ui-kit/forge-doc';
import { AppFrame } from './app-frame';

interface NativeAppProps {
  readonly module: SiteModule;
  readonly env: BridgeEnv;
  readonly base: string;
  readonly onRefresh?: () => void;
}

/** A UI Kit module: its code runs in a hidden frame, what it asks for is drawn here. */
export function NativeApp({ module, env, base, onRefresh }: NativeAppProps) {
  const [doc, setDoc] = useState<ForgeNode>();
  // At once: the answer to a keystroke must not overtake the tree that came before it.
  const showDoc = useCallback((next: ForgeNode) => {
    flushSync(() => {
      setDoc(next);
    });
  }, []);
  const users = useSiteState()?.users;
  const host = useMemo(
    () => ({
      users: (users ?? []).filter(({ accountType }) => accountType === 'atlassian'),
      onUnmodelled: (what: string) => {
        noteUnmodelled(`bridge ${what}`);
        void bridge('unmodelled', what, env);
      },
    }),
    [users, env],
  );
  return (
    <div className="native-app" data-module={module.key}>
      <AppFrame
        title={`${module.title} (code)`}
        module={module}
        env={env}
        base={base}
        onDoc={showDoc}
        {...(onRefresh && { onRefresh })}
      />
      {doc === undefined ? (
        <Spinner label={`Loading ${module.title}`} />
      ) : (
        <DocHostContext.Provider value={host}>
          <Doc node={doc} />
        </DocHostContext.Provider>
      )}
    </div>
  );
}
