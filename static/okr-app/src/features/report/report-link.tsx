import Button from '@atlaskit/button/new';
import { usePage } from '../../app/page-context';
import { reportHref } from '../closing/report-link';

/** Under the filters: the report of the cycle or dates that the list is narrowed to. */
export function ReportLink({ period }: { readonly period: string }) {
  const { address } = usePage();
  const href = hrefFor(period);
  if (href === null) return null;
  return (
    <Button
      appearance="subtle"
      spacing="compact"
      onClick={() => {
        address.go(href);
      }}
    >
      Period report
    </Button>
  );
}

function hrefFor(period: string): string | null {
  if (period.startsWith('cycle:')) return reportHref(period.slice('cycle:'.length), null);
  const [start, end] = period.split('..');
  return start === undefined || end === undefined ? null : reportHref(null, { start, end });
}
