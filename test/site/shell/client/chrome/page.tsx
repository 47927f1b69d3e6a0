import Heading from '@atlaskit/heading';
import { useEffect, type ReactNode } from 'react';
import { boot } from '../site/boot';

interface Crumb {
  readonly label: string;
  readonly href: string;
}

interface PageProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the site: breadcrumbs, one heading, its actions, its content. */
export function Page({ title, crumbs = [], actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} – ${boot.siteName}`;
  }, [title]);
  return (
    <div className="page">
      {crumbs.length > 0 && (
        <nav className="crumbs" aria-label="Breadcrumbs">
          <ol>
            {crumbs.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="page-head">
        <Heading as="h1" size="large">
          {title}
        </Heading>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
