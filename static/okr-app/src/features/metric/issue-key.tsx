import { openIssue } from '../../api/site';
import { usePage } from '../../app/page-context';

/** Opens the issue in Jira. */
export function IssueKey({ issueKey }: { readonly issueKey: string }) {
  const { site } = usePage();
  return (
    <a
      className="okr-key okr-text-link"
      href={`${site.siteUrl}/browse/${issueKey}`}
      onClick={(event) => {
        event.preventDefault();
        void openIssue(issueKey);
      }}
    >
      {issueKey}
    </a>
  );
}
