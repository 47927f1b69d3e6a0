import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import { usePage } from '../../app/page-context';
import { METRICS_PATH } from './metric-link';

export function BackToMetrics() {
  const { address } = usePage();
  return (
    <Breadcrumbs label="Way back to the list">
      <BreadcrumbsItem
        text="All metrics"
        onClick={() => {
          address.go(METRICS_PATH);
        }}
      />
    </Breadcrumbs>
  );
}
