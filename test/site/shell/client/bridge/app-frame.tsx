import { useEffect, useRef, useState } from 'react';
import type { BridgeEnv, SiteModule } from '../../site-api';
import { boot } from '../site/boot';
import type { ForgeNode } from '../ui-kit/forge-doc';
import { hostFrame } from './frame-host';

export interface AppFrameProps {
  readonly module: SiteModule;
  readonly env: BridgeEnv;
  readonly base: string;
  readonly modalId?: number;
  /** UI Kit runs unseen: its tree is drawn by the page. */
  readonly onDoc?: (doc: ForgeNode) => void;
  readonly onRefresh?: () => void;
  readonly title: string;
}

/** The app's page in a frame of another origin, as on Forge. */
export function AppFrame({ module, env, base, modalId, onDoc, onRefresh, title }: AppFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isHosted, setHosted] = useState(false);
  const envText = JSON.stringify(env);

  useEffect(() => {
    const target = frame.current?.contentWindow;
    if (target === null || target === undefined) return undefined;
    const stop = hostFrame({
      frame: target,
      appOrigin: boot.appOrigin,
      module,
      env: JSON.parse(envText) as BridgeEnv,
      base,
      ...(modalId !== undefined && { modalId }),
      ...(onDoc && { onDoc }),
      ...(onRefresh && { onRefresh }),
    });
    setHosted(true);
    return stop;
  }, [module, envText, base, modalId, onDoc, onRefresh]);

  return (
    <iframe
      ref={frame}
      title={title}
      className={onDoc === undefined ? 'app-frame' : 'app-frame-hidden'}
      {...(onDoc && { 'aria-hidden': true, tabIndex: -1 })}
      data-module={module.key}
      // Nothing may load before someone answers it.
      src={isHosted ? `${boot.appOrigin}/${module.resource}/index.html` : undefined}
    />
  );
}
