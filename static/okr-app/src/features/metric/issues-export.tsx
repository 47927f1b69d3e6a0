import { useState } from 'react';
import Button from '@atlaskit/button/new';
import type { MetricIssueDto } from '../../../../../src/contract/metrics/dto';
import { type PageServices, useFailureFlag, usePage } from '../../app/page-context';
import { nameOf, type PeopleDirectory } from '../../app/people-directory';
import { downloadFile } from '../table/download-file';
import { issueCsv, peopleIn } from './issue-csv';
import type { IssuesPlace } from './use-metric-issues';

/** A file is for a spreadsheet: more than these are a query of their own. */
const MOST_ISSUES = 2000;
/** Names are worth a short wait, not more. */
const NAMES_MS = 3000;

/** All issues behind the point with all columns, not only those that are listed so far. */
export function IssuesExport({ place }: { readonly place: IssuesPlace }) {
  const services = usePage();
  const showFailure = useFailureFlag();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    const answer = await allIssues(services, place);
    if (answer.ok) {
      const { issues, columns, isWhole } = answer.data;
      await namesKnown(services.people, peopleIn(issues));
      const csv = issueCsv(issues, columns, (id) => nameOf(services.people.get(id)));
      downloadFile(`issues-${place.key ?? 'outside'}.csv`, csv);
      const title = `${issues.length.toLocaleString('en')} issues saved`;
      services.showFlag(
        isWhole
          ? { kind: 'success', title }
          : { kind: 'info', title: `${title}, the first of more than a file is good for` },
      );
    } else showFailure('The issues were not saved', answer.error);
    setIsBusy(false);
  };
  return (
    <Button spacing="compact" isLoading={isBusy} onClick={() => void save()}>
      Save as CSV
    </Button>
  );
}

async function allIssues({ call }: Pick<PageServices, 'call'>, place: IssuesPlace) {
  const issues: MetricIssueDto[] = [];
  for (let next = 0; ;) {
    const answer = await call('getMetricIssues', { ...place, next });
    if (!answer.ok) return answer;
    const { columns } = answer.data;
    issues.push(...answer.data.issues);
    const isWhole = answer.data.next === null;
    if (isWhole || issues.length >= MOST_ISSUES) {
      return { ok: true, data: { issues, columns, isWhole } } as const;
    }
    next = answer.data.next;
  }
}

/** Resolves when everybody has a name, or after a while. */
function namesKnown(people: PeopleDirectory, ids: readonly string[]): Promise<void> {
  const isKnown = () => ids.every((id) => people.get(id) !== 'loading');
  if (isKnown()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, NAMES_MS);
    const stop = people.subscribe(() => {
      if (isKnown()) end();
    });
  });
}
