import { router } from '@forge/bridge';
import { Link, Text } from '@forge/react';
import { useEffect, useState } from 'react';

/** Module keys in the manifest. */
const PROJECT_PAGE = 'okr-project-page';
const GLOBAL_PAGE = 'okr-global-page';

interface OkrLinkProps {
  /** `null`: the page of the whole site. */
  readonly projectKey: string | null;
  /** `null`: the page itself. */
  readonly keyResultId: string | null;
  readonly children: string;
}

/** A link to the OKR page, or plain text where the host cannot tell its address. */
export function OkrLink({ projectKey, keyResultId, children }: OkrLinkProps) {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    void addressOf(projectKey, keyResultId).then((address) => {
      if (isCurrent) setHref(address);
    });
    return () => {
      isCurrent = false;
    };
  }, [projectKey, keyResultId]);
  if (href === undefined) return <Text weight="medium">{children}</Text>;
  return <Link href={href}>{children}</Link>;
}

async function addressOf(
  projectKey: string | null,
  id: string | null,
): Promise<string | undefined> {
  const path = id === null ? {} : { path: `key-results/${encodeURIComponent(id)}` };
  try {
    const url = await router.getUrl({
      target: 'module',
      ...(projectKey === null
        ? { moduleKey: GLOBAL_PAGE }
        : { moduleKey: PROJECT_PAGE, projectKey }),
      ...path,
    });
    return url?.href;
  } catch {
    return undefined;
  }
}
