import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { isReason, sentenceFor } from '../../../../../src/contract/reasons';
import type { ImportCheckDto, ImportedRowDto } from '../../../../../src/contract/transfer/calls';
import { FIELD_LABELS, rowProblemText } from '../../../../../src/contract/transfer/import-words';
import type { ImportPlan, RowProblem } from '../../../../../src/domain/transfer/imported-okrs';
import { usePage } from '../../app/page-context';
import { RowProblems } from '../../components/row-problems';
import type { ImportChoices } from './import-rules-form';
import { type Import, useImport } from './use-import';

interface ImportPreviewProps {
  readonly plan: ImportPlan;
  readonly header: readonly string[];
  readonly choices: ImportChoices;
  readonly importId: string;
  readonly rowCount: number;
}

/** The dry run, and the import itself when the person is content with it. */
export function ImportPreview({ plan, header, choices, importId, rowCount }: ImportPreviewProps) {
  const work = useImport(importId);
  const objectives = plan.items.filter(({ kind }) => kind === 'objective').length;
  const keyResults = plan.items.length - objectives;
  return (
    <section className="okr-card" aria-label="Dry run">
      <h2 className="okr-card-title">Dry run</h2>
      <p role="status">
        {`${String(rowCount)} rows: ${count(objectives, 'objective')} and ${count(keyResults, 'key result')} can be imported, ${count(plan.problems.length, 'problem')} found.`}
      </p>
      {plan.problems.length > 0 && (
        <Problems problems={plan.problems} header={header} choices={choices} />
      )}
      {plan.skipped.length > 0 && (
        <p className="okr-subtle">
          {`Left out, because this app links initiatives from Jira instead: ${plan.skipped.map(({ line, title }) => `row ${String(line)} “${title}”`).join(', ')}.`}
        </p>
      )}
      {work.check !== null && <Names check={work.check} />}
      {work.error !== null && (
        <div role="alert">
          <SectionMessage appearance="error" title="The import stopped">
            <p>
              {sentenceFor(work.error)} Rows that were imported stay; start again to go on with the
              rest.
            </p>
          </SectionMessage>
        </div>
      )}
      <Actions work={work} plan={plan} choices={choices} />
      <Result work={work} />
    </section>
  );
}

const count = (number: number, one: string) => `${String(number)} ${one}${number === 1 ? '' : 's'}`;

interface ActionsProps {
  readonly work: Import;
  readonly plan: ImportPlan;
  readonly choices: ImportChoices;
}

function Actions({ work, plan, choices }: ActionsProps) {
  if (plan.items.length === 0 || work.isFinished) return null;
  if (work.check === null) {
    return (
      <div>
        <Button isLoading={work.isBusy} onClick={() => void work.lookUp(plan)}>
          Look up people and projects
        </Button>
      </div>
    );
  }
  return (
    <div>
      <Button
        appearance="primary"
        isLoading={work.isBusy}
        onClick={() => void work.start(plan, choices.projectId)}
      >
        {`Import ${count(plan.items.length, 'row')}`}
      </Button>
    </div>
  );
}

interface ProblemsProps {
  readonly problems: readonly RowProblem[];
  readonly header: readonly string[];
  readonly choices: ImportChoices;
}

function Problems({ problems, header, choices }: ProblemsProps) {
  const columnOf = ({ field }: RowProblem) => {
    if (field === null) return '';
    const at = choices.columns[field];
    return at === null ? FIELD_LABELS[field] : (header[at] ?? FIELD_LABELS[field]);
  };
  return (
    <RowProblems
      rows={problems.map((problem) => ({
        line: problem.line,
        column: columnOf(problem),
        advice: rowProblemText(problem.reason, problem.text),
      }))}
    />
  );
}

const OWNER_STATES: Readonly<Record<ImportCheckDto['owners'][number]['state'], string>> = {
  found: '',
  none: 'Jira knows nobody of this name or e-mail, or hides them',
  many: 'several people have this name',
  inactive: 'the account is switched off',
};

/** Who could not be found; their rows come without an owner. */
function Names({ check }: { readonly check: ImportCheckDto }) {
  const missing = check.owners.filter(({ accountId }) => accountId === null);
  const closed = check.projects.filter(({ canManage }) => !canManage);
  if (missing.length === 0 && closed.length === 0) {
    return <p>Every person and project in the table was found.</p>;
  }
  return (
    <SectionMessage appearance="warning" title="Not everything was found">
      <ul className="okr-plain-list">
        {missing.map(({ text, state }) => (
          <li key={text}>{`${text}: ${OWNER_STATES[state]}. Imported without an owner.`}</li>
        ))}
        {closed.map(({ key, projectId }) => (
          <li key={key}>
            {projectId === null
              ? `Project ${key} is not on this site, or hidden from you. Its rows go where the others go.`
              : `You may not manage OKRs in ${key}. Its rows will be refused.`}
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}

function Result({ work }: { readonly work: Import }) {
  const { address, preferences } = usePage();
  if (work.progress === null) return null;
  const refused = work.rows.filter(({ outcome }) => outcome === 'refused');
  const created = work.rows.filter(({ outcome }) => outcome === 'created').length;
  return (
    <>
      <progress aria-label="Rows imported" value={work.progress.done} max={work.progress.total} />
      <p role="status">
        {`${count(created, 'row')} imported${refused.length > 0 ? `, ${String(refused.length)} refused` : ''}${work.isFinished ? '. Done.' : '…'}`}
      </p>
      {refused.length > 0 && <Refused rows={refused} />}
      {work.isFinished && (
        <div>
          <Button
            appearance="primary"
            onClick={() => {
              address.go(preferences.get().home);
            }}
          >
            Show the objectives
          </Button>
        </div>
      )}
    </>
  );
}

function Refused({ rows }: { readonly rows: readonly ImportedRowDto[] }) {
  return (
    <SectionMessage appearance="error" title="These rows were not imported">
      <ul className="okr-plain-list">
        {rows.map(({ line, reason, jiraMessages }) => (
          <li key={line}>
            {`Row ${String(line)}: ${reason !== null && isReason(reason) ? sentenceFor({ code: 'invalid-input', reason }) : 'It could not be written.'} ${jiraMessages.join(' ')}`}
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}
