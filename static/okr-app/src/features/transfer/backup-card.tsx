import { useState } from 'react';
import Button from '@atlaskit/button/new';
import { useFailureFlag, usePage } from '../../app/page-context';
import { downloadFile } from '../table/download-file';
import { readWholeBackup } from './backup';

export function BackupCard() {
  const { call, clock, announcement } = usePage();
  const [records, setRecords] = useState<number | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const showFailure = useFailureFlag();
  const start = async (): Promise<void> => {
    setIsBusy(true);
    const at = new Date(clock.get()).toISOString();
    const backup = await readWholeBackup(call, at, setRecords);
    setIsBusy(false);
    if (!backup.ok) {
      showFailure('The backup could not be made', backup.error);
      return;
    }
    downloadFile(`okr-backup-${at.slice(0, 10)}.json`, JSON.stringify(backup.data));
    announcement.set(`Backup of ${String(backup.data.records.length)} records saved`);
  };
  return (
    <section className="okr-card" aria-label="Backup">
      <h2 className="okr-card-title">Backup</h2>
      <p>
        One file with all objectives, key results, cycles, check-ins, comments, settings, the log
        and the history of values. People are in it by their account ids only.
      </p>
      <div>
        <Button appearance="primary" isLoading={isBusy} onClick={() => void start()}>
          Download backup
        </Button>
      </div>
      {records !== null && (
        <p className="okr-subtle" role="status">
          {isBusy
            ? `${String(records)} records read…`
            : `${String(records)} records are in the file. Keep it where only admins can read it.`}
        </p>
      )}
    </section>
  );
}
