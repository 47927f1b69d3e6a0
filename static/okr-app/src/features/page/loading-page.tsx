import Skeleton from '@atlaskit/skeleton';
import VisuallyHidden from '@atlaskit/visually-hidden';

const ROWS = [0, 1, 2, 3, 4, 5];

/** The shape of the list, so that nothing jumps when it comes. */
export function LoadingPage() {
  return (
    <main className="okr-page" aria-busy="true">
      <VisuallyHidden role="status">Loading OKRs</VisuallyHidden>
      <div className="okr-skeleton" aria-hidden="true">
        <Skeleton width="160px" height="32px" isShimmering />
        {ROWS.map((row) => (
          <Skeleton key={row} width="100%" height="48px" isShimmering />
        ))}
      </div>
    </main>
  );
}
