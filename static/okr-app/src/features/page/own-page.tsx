import { Suspense } from 'react';
import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import type { PageEntry } from './page-entry';

interface OwnPageProps {
  readonly page: OkrPageDto;
  readonly entry: PageEntry;
}

/** A page of its own, with its title and the way back to the objectives. */
export function OwnPage({ page, entry }: OwnPageProps) {
  const { address, preferences } = usePage();
  const Content = entry.component;
  return (
    <>
      <header className="okr-own-head">
        <Breadcrumbs>
          <BreadcrumbsItem
            text="OKRs"
            onClick={() => {
              address.go(preferences.get().home);
            }}
          />
        </Breadcrumbs>
        <Heading size="large" as="h1">
          {entry.title}
        </Heading>
      </header>
      <Suspense fallback={<Spinner label={`Loading ${entry.title}`} />}>
        <Content page={page} />
      </Suspense>
    </>
  );
}
