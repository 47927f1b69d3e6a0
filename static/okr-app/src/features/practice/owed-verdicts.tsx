import { useState } from 'react';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { useCall } from '../../app/use-call';
import { ListHead } from '../owed/list-head';

/** On a project's page only: elsewhere every board of the site would have to be asked. */
export function OwedVerdicts({ page }: { readonly page: OkrPageDto }) {
  const { site } = usePage();
  const projectId = site.project?.id;
  const canManage = page.projects.some(({ id, canManage: can }) => id === projectId && can);
  return projectId !== undefined && canManage ? <Verdicts projectId={projectId} /> : null;
}

/** Closed sprints whose goal nobody has rated. Silent where there are none, or no boards. */
function Verdicts({ projectId }: { readonly projectId: string }) {
  const { address } = usePage();
  const [asked] = useState({ projectId });
  const { data } = useCall('getSprintPractice', asked);
  const owed = data?.sprints.filter(({ isOwed }) => isOwed) ?? [];
  if (owed.length === 0) return null;
  const title = `Sprint goals without a verdict (${String(owed.length)})`;
  return (
    <section aria-label="Sprint goals without a verdict">
      <ListHead
        title={title}
        action={{
          text: 'Rate them',
          onClick: () => {
            address.go('/practice?section=sprints');
          },
        }}
      />
      <ul className="okr-owed-list">
        {owed.map(({ id, name, goal }) => (
          <li key={id}>
            {name} <span className="okr-subtle">{goal}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
