import type { ReactNode } from 'react';

import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { ButtonRow } from '../../components/button-row';

interface ConflictNoticeProps {
  readonly field: string;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Both versions side by side; nothing typed is lost until the person decides. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const { field, mine, theirs, onKeepMine, onTakeTheirs } = props;
  return (
    <div role="alert" className="okr-conflict">
      <SectionMessage appearance="warning" title="Someone changed this while you were editing">
        <dl className="okr-conflict-sides">
          <div>
            <dt>{field}, yours</dt>
            <dd>{mine}</dd>
          </div>
          <div>
            <dt>{field}, theirs</dt>
            <dd>{theirs}</dd>
          </div>
        </dl>
        <ButtonRow label="Which one to keep">
          <Button appearance="primary" spacing="compact" onClick={onKeepMine}>
            Keep mine
          </Button>
          <Button spacing="compact" onClick={onTakeTheirs}>
            Take theirs
          </Button>
        </ButtonRow>
      </SectionMessage>
    </div>
  );
}
