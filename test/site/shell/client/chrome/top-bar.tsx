import Button from '@atlaskit/button/new';
import ThemeIcon from '@atlaskit/icon/core/theme';
import { address, type Route } from '../../routes';
import { boot, moduleOfType } from '../site/boot';
import { colorMode, setColorMode } from '../site/color-mode';
import { useStore } from '../site/store';
import { ClockControls } from './clock-controls';
import { UserSwitcher } from './user-switcher';

export function TopBar({ route }: { readonly route: Route | undefined }) {
  const mode = useStore(colorMode);
  const other = mode === 'light' ? 'dark' : 'light';
  const globalPage = moduleOfType('jira:globalPage');
  const adminPage = moduleOfType('jira:adminPage');
  const entries = [
    {
      href: address.projects(),
      label: 'Projects',
      pages: ['projects', 'issues', 'issue', 'project-app'],
    },
    ...(globalPage
      ? [{ href: address.globalApp(boot), label: globalPage.title, pages: ['global-app'] }]
      : []),
    ...(adminPage
      ? [{ href: address.adminApp(boot), label: 'App settings', pages: ['admin-app'] }]
      : []),
    { href: address.calls(), label: 'Call log', pages: ['calls'] },
    { href: address.queue(), label: 'Queue', pages: ['queue'] },
  ];
  return (
    <header className="top-bar">
      <a className="site-name" href="/">
        {boot.siteName}
      </a>
      <nav aria-label="Site">
        <ul>
          {entries.map(({ href, label, pages }) => (
            <li key={href}>
              <a
                href={href}
                {...(route && pages.includes(route.page) && { 'aria-current': 'page' })}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="top-bar-tools">
        <ClockControls />
        <Button
          iconBefore={ThemeIcon}
          appearance="subtle"
          spacing="compact"
          aria-label={`Switch to ${other} mode`}
          onClick={() => {
            setColorMode(other);
          }}
        >
          {other === 'dark' ? 'Dark' : 'Light'}
        </Button>
        <UserSwitcher />
      </div>
    </header>
  );
}
