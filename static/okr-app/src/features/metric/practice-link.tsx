import { usePage } from '../../app/page-context';
import { practicePath } from './need-words';

interface PracticeLinkProps {
  readonly need: string;
  /** Of which project it is to be said, on the page of the whole site. */
  readonly projectId: string | null;
  readonly text: string;
}

/** To the page where people say what Jira does not know; nothing where Jira itself lacks it. */
export function PracticeLink({ need, projectId, text }: PracticeLinkProps) {
  const { address, site } = usePage();
  const path = practicePath(need, site.project === null ? projectId : null);
  if (path === null) return null;
  return (
    <a
      className="okr-text-link"
      href={path}
      onClick={(event) => {
        event.preventDefault();
        address.go(path);
      }}
    >
      {text}
    </a>
  );
}
