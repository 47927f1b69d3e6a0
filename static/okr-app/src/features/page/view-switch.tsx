import { usePage } from '../../app/page-context';
import type { PageEntry } from './page-entry';

interface ViewSwitchProps {
  readonly entries: readonly PageEntry[];
  readonly path: string;
}

/** One and the same objectives, seen in different ways. */
export function ViewSwitch({ entries, path }: ViewSwitchProps) {
  const { address } = usePage();
  return (
    <nav aria-label="Views">
      <ul className="okr-list okr-view-switch">
        {entries.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              className="okr-plain okr-view-link"
              aria-current={entry.path === path ? 'page' : undefined}
              onClick={() => {
                address.show(entry.path);
              }}
            >
              {entry.title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
