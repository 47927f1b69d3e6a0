import './app/quiet-feature-flags';
import '@atlaskit/css-reset';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { view } from '@forge/bridge';
import { call } from './api/client';
import { loadSiteContext } from './api/site';
import { App } from './app/app';

async function start(root: HTMLElement): Promise<void> {
  // What takes longest begins first; the server knows by itself where the page stands.
  const early = call('getOkrPage', { includeArchived: false });
  // The tokens come from the host; without them there are no colours to draw with.
  const [site] = await Promise.all([loadSiteContext(), view.theme.enable()]);
  createRoot(root).render(
    <StrictMode>
      <App site={site} early={early} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
