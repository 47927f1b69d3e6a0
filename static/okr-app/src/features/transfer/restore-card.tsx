import { useState } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { type BackupProblem, parseBackup } from '../../../../../src/contract/transfer/backup-file';
import { usePage } from '../../app/page-context';
import { FilePicker } from './file-picker';
import { checksumOf, planRestore, restoreAll, type RestorePlan } from './backup';

const FILE_PROBLEMS: Readonly<Record<BackupProblem | 'checksum', string>> = {
  'not-json': 'This file is damaged or is no backup: it holds no JSON.',
  'not-a-backup': 'This file is no backup of this app.',
  'newer-version': 'A newer version of the app wrote this file. Update the app first.',
  checksum: 'This file was changed or cut off: its checksum does not match.',
};

type Step =
  | { readonly at: 'choose'; readonly problem: string | null }
  | { readonly at: 'busy'; readonly text: string }
  | { readonly at: 'planned'; readonly plan: RestorePlan; readonly problem: string | null }
  | { readonly at: 'done'; readonly written: number; readonly leftOut: number };

/** A file is looked through first; only then it can be written. */
export function RestoreCard() {
  const { call, store } = usePage();
  const [step, setStep] = useState<Step>({ at: 'choose', problem: null });
  const look = async (text: string): Promise<void> => {
    const file = parseBackup(text);
    const problem =
      typeof file === 'string'
        ? file
        : (await checksumOf(file.records)) === file.checksum
          ? null
          : 'checksum';
    if (problem !== null || typeof file === 'string') {
      setStep({ at: 'choose', problem: FILE_PROBLEMS[problem ?? 'not-a-backup'] });
      return;
    }
    // The checksum names the restore, so that the same file goes on where it stopped.
    const restoreId = file.checksum;
    const planned = await planRestore(call, { file, restoreId }, (done, total) => {
      setStep({ at: 'busy', text: `Part ${String(done)} of ${String(total)} checked…` });
    });
    setStep(
      planned.ok
        ? { at: 'planned', plan: planned.data, problem: null }
        : { at: 'choose', problem: sentenceFor(planned.error) },
    );
  };
  const restore = async (plan: RestorePlan): Promise<void> => {
    const restored = await restoreAll(
      call,
      { plan, restoreId: plan.file.checksum },
      (done, total) => {
        setStep({ at: 'busy', text: `Part ${String(done)} of ${String(total)} restored…` });
      },
    );
    setStep(
      restored.ok
        ? { at: 'done', ...restored.data }
        : { at: 'planned', plan, problem: sentenceFor(restored.error) },
    );
    store.reload();
  };
  return (
    <section className="okr-card" aria-label="Restore">
      <h2 className="okr-card-title">Restore into an empty site</h2>
      <p>
        The file is checked first and nothing is written until you say so. A site that has OKRs
        already is left alone.
      </p>
      {step.at === 'choose' && (
        <>
          <FilePicker
            label="Backup file"
            accept=".json,application/json"
            onText={(text) => void look(text)}
          />
          {step.problem !== null && <Problem text={step.problem} />}
        </>
      )}
      {step.at === 'busy' && <p role="status">{step.text}</p>}
      {step.at === 'planned' && (
        <Plan plan={step.plan} problem={step.problem} onRestore={() => void restore(step.plan)} />
      )}
      {step.at === 'done' && (
        <SectionMessage appearance="success" title="Restored">
          <p>
            {String(step.written)} records were written
            {step.leftOut > 0 && `, ${String(step.leftOut)} left out with their projects`}. Values
            are measured anew from this site’s Jira.
          </p>
        </SectionMessage>
      )}
    </section>
  );
}

function Problem({ text }: { readonly text: string }) {
  return (
    <div role="alert">
      <SectionMessage appearance="error" title="This cannot be restored">
        <p>{text}</p>
      </SectionMessage>
    </div>
  );
}

interface PlanProps {
  readonly plan: RestorePlan;
  readonly problem: string | null;
  readonly onRestore: () => void;
}

function Plan({ plan, problem, onRestore }: PlanProps) {
  const missing = plan.projects.filter(({ toId }) => toId === null);
  return (
    <>
      <ul className="okr-plain-list">
        <li>
          {String(plan.records)} records of {plan.file.at.slice(0, 10)}
        </li>
        <li>
          {String(plan.projects.length - missing.length)} of {String(plan.projects.length)} projects
          are here under the same key
          {missing.length > 0 &&
            `; left out with all they hold: ${missing.map(({ from }) => `${from.name} (${from.key})`).join(', ')}`}
        </li>
        <li>
          {plan.unknownAccounts.length === 0
            ? 'Every person has an account here'
            : `${String(plan.unknownAccounts.length)} people have no account here; what they owned comes without an owner`}
        </li>
      </ul>
      {plan.unreadable.length > 0 && (
        <Problem
          text={`${String(plan.unreadable.length)} records cannot be read: ${plan.unreadable.slice(0, 5).join('; ')}`}
        />
      )}
      {problem !== null && (
        <Problem
          text={`${problem} What was written stays; restore the same file again to go on.`}
        />
      )}
      <div>
        <Button appearance="primary" isDisabled={plan.unreadable.length > 0} onClick={onRestore}>
          Restore now
        </Button>
      </div>
    </>
  );
}
