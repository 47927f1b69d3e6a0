import '@atlaskit/css-reset';
import './app/app.css';
import { view } from '@forge/bridge';
import { call } from './api/client';
import { loadSiteContext } from './api/site';

async function start(root: HTMLElement): Promise<void> {
  // What takes longest begins first, before the page's own scripts are there; the server knows by
  // itself where the page stands.
  const early = call('getOkrPage', { includeArchived: false });
  // The tokens come from the host; without them there are no colours to draw with.
  const [{ drawPage }, site] = await Promise.all([
    import('./app/draw-page'),
    loadSiteContext(),
    view.theme.enable(),
  ]);
  drawPage(root, site, early);
}

const root = document.getElementById('root');
if (root !== null) void start(root);
