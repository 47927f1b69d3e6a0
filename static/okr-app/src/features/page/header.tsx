import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import AddIcon from '@atlaskit/icon/core/add';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { useWord } from '../../app/use-words';
import { useCreateObjective } from '../objective-list/list-context';
import { RefreshButton } from '../refresh/refresh-button';
import { SearchField } from '../search/search-field';
import { MoreMenu } from './more-menu';
import { PAGES } from './pages';
import { ViewSwitch } from './view-switch';

interface HeaderProps {
  readonly page: OkrPageDto;
  readonly canCreate: boolean;
  readonly path: string;
}

export function Header({ page, canCreate, path }: HeaderProps) {
  const { site } = usePage();
  const createObjective = useCreateObjective();
  const objective = useWord('objective');
  const viewer = { page, site, canManage: canCreate };
  const offered = PAGES.filter(({ isFor }) => isFor === undefined || isFor(viewer));
  return (
    <>
      <header className="okr-header">
        <Heading size="large" as="h1">
          OKRs
        </Heading>
        <div className="okr-header-actions">
          <RefreshButton lastSync={page.lastSync} />
          {canCreate && (
            <Button appearance="primary" iconBefore={AddIcon} onClick={createObjective}>
              Create {objective}
            </Button>
          )}
        </div>
      </header>
      <div className="okr-views">
        <ViewSwitch entries={offered.filter(({ link }) => link === 'view')} path={path} />
        <div className="okr-inline">
          <SearchField page={page} />
          <MoreMenu entries={offered.filter(({ link }) => link === 'more')} />
        </div>
      </div>
    </>
  );
}
