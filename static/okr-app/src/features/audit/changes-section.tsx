import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { usePage } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { EntryList } from './entry-list';
import { useAudit } from './use-audit';

interface ChangesSectionProps {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  /** Changes with every edit, so that an open history shows it at once. */
  readonly version: number;
}

/** Who changed what and when. Read only when somebody asks for it. */
export function ChangesSection(props: ChangesSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-label="History of changes">
      <div className="okr-section-head">
        <h4 className="okr-section-title">History of changes</h4>
        <Button
          appearance="subtle"
          spacing="compact"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? 'Hide changes' : 'Show changes'}
        </Button>
      </div>
      {isOpen && <Changes {...props} />}
    </section>
  );
}

function Changes({ kind, id, version }: ChangesSectionProps) {
  const { call } = usePage();
  const audit = useAudit(`${kind}/${id}/${String(version)}`, (cursor) =>
    call('getHistory', { kind, id, cursor }),
  );
  if (audit.error !== null) {
    return (
      <Failed
        headingLevel="h4"
        title="The changes could not be loaded"
        error={audit.error}
        onRetry={audit.reload}
      />
    );
  }
  if (audit.isLoading && audit.items.length === 0) return <Spinner label="Loading changes" />;
  if (audit.items.length === 0) {
    return <p className="okr-subtle">No changes yet. Every edit from now on is listed here.</p>;
  }
  return (
    <>
      <EntryList entries={audit.items} isNamed={kind === 'objective'} />
      {audit.hasMore && (
        <Button spacing="compact" isLoading={audit.isLoading} onClick={audit.loadMore}>
          Show older changes
        </Button>
      )}
    </>
  );
}
