import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { AuditEntryDto } from '../../../../../src/contract/audit/calls';
import { nameOf } from '../../app/people-directory';
import { useFailureFlag, usePage } from '../../app/page-context';
import { useQuery } from '../../app/use-address';
import { Failed } from '../../components/failed';
import type { ItemPages } from '../../components/use-item-pages';
import type { PageProps } from '../page/page-entry';
import { downloadFile } from '../table/download-file';
import { auditCsv, readWholeLog } from './audit-csv';
import { AuditFilters, filterOf } from './audit-filters';
import { peopleIn } from './change-words';
import { EntryList, useNames } from './entry-list';
import { useAudit } from './use-audit';

/** Every change of what the person manages, newest first. */
export default function AuditPage({ page }: PageProps) {
  const { call } = usePage();
  const [query] = useQuery();
  const filter = filterOf(query);
  const audit = useAudit(JSON.stringify(filter), (cursor) => call('listAudit', { filter, cursor }));
  return (
    <div className="okr-own-body">
      <p className="okr-subtle">
        Every change of an objective, a key result, a cycle or the settings: who, when, and what was
        there before. Nobody can edit or remove an entry.
      </p>
      <AuditFilters page={page} />
      <ExportButton isEmpty={audit.items.length === 0} />
      <Log audit={audit} />
    </div>
  );
}

function Log({ audit }: { readonly audit: ItemPages<AuditEntryDto> }) {
  if (audit.error !== null) {
    return (
      <Failed title="The log could not be loaded" error={audit.error} onRetry={audit.reload} />
    );
  }
  if (audit.items.length === 0) {
    return audit.isLoading ? (
      <Spinner label="Loading the log" />
    ) : (
      <p className="okr-subtle">
        No change matches. Changes appear here from the moment somebody makes them; widen the dates
        or clear a filter.
      </p>
    );
  }
  return (
    <>
      <EntryList entries={audit.items} isNamed />
      {audit.hasMore && (
        <Button isLoading={audit.isLoading} onClick={audit.loadMore}>
          Show older changes
        </Button>
      )}
    </>
  );
}

function ExportButton({ isEmpty }: { readonly isEmpty: boolean }) {
  const { call, people, announcement } = usePage();
  const [query] = useQuery();
  const [isExporting, setIsExporting] = useState(false);
  const showFailure = useFailureFlag();
  const names = useNames([]);
  const download = async (): Promise<void> => {
    setIsExporting(true);
    const { entries, error } = await readWholeLog(call, filterOf(query));
    // Half a log that looks whole would be worse than none.
    if (error === null) {
      const person = await namesOf(people, peopleIn(entries));
      downloadFile('okr-changes.csv', auditCsv(entries, { ...names, person }));
      announcement.set(`${String(entries.length)} changes exported`);
    } else showFailure('The log could not be exported', error);
    setIsExporting(false);
  };
  return (
    <div>
      <Button isDisabled={isEmpty} isLoading={isExporting} onClick={() => void download()}>
        Export as CSV
      </Button>
    </div>
  );
}

/** Long enough for one request for everybody's names. */
const NAMES_WAIT_MS = 3_000;

async function namesOf(
  people: ReturnType<typeof usePage>['people'],
  ids: readonly string[],
): Promise<(id: string) => string> {
  const isKnown = () => ids.every((id) => people.get(id) !== 'loading');
  if (!isKnown()) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, NAMES_WAIT_MS);
      const stop = people.subscribe(() => {
        if (!isKnown()) return;
        clearTimeout(timer);
        stop();
        resolve();
      });
    });
  }
  return (id) => (typeof people.get(id) === 'string' ? id : nameOf(people.get(id)));
}
