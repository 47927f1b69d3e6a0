import '../feature-flags';
import '@atlaskit/css-reset';
import './shell.css';
import './ui-kit.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { appEvents } from './bridge/app-events';
import { colorMode } from './site/color-mode';
import { connect } from './site/live';
import { followLinks } from './site/location';

const root = document.getElementById('shell');
if (root === null) throw new Error('The page came without its root.');

connect();
followLinks(document.body);
colorMode.subscribe(() => {
  const theme = { colorMode: colorMode.get(), light: 'light', dark: 'dark' };
  appEvents.emit('FORGE_CORE_THEME_CHANGED', { theme });
});
createRoot(root).render(<App />);
