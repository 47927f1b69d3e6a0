import { useSiteState } from '../site/live';

const SHOWN = 5;

/** The site never makes up an answer: what it has no model of is named here, on every page. */
export function UnmodelledBanner() {
  const unmodelled = useSiteState()?.unmodelled ?? [];
  if (unmodelled.length === 0) return null;
  const rest = unmodelled.length - SHOWN;
  return (
    <div className="unmodelled-banner" role="alert" data-testid="unmodelled-banner">
      <strong>Not modelled by the local site, answered 501:</strong>
      <ul>
        {unmodelled.slice(0, SHOWN).map((what) => (
          <li key={what}>
            <code>{what}</code>
          </li>
        ))}
      </ul>
      {rest > 0 && <span>and {rest} more</span>}
    </div>
  );
}
