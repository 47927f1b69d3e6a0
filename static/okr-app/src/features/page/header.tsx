import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import AddIcon from '@atlaskit/icon/core/add';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { RefreshButton } from '../refresh/refresh-button';

interface HeaderProps {
  readonly page: OkrPageDto;
  readonly canCreate: boolean;
  readonly onCreate: () => void;
}

export function Header({ page, canCreate, onCreate }: HeaderProps) {
  return (
    <header className="okr-header">
      <Heading size="large" as="h1">
        OKRs
      </Heading>
      <div className="okr-header-actions">
        <RefreshButton lastSync={page.lastSync} />
        {canCreate && (
          <Button appearance="primary" iconBefore={AddIcon} onClick={onCreate}>
            Create objective
          </Button>
        )}
      </div>
    </header>
  );
}
