import { addressOf } from '../../api/site';
import { type OpenItem, pathOf } from '../../app/location';
import type { PageServices } from '../../app/page-context';

/** Puts an item's address on the clipboard, or shows it where the frame may not write there. */
export function copyLink(services: PageServices, item: OpenItem): Promise<void> {
  return copyPath(services, pathOf(item));
}

/** The same for any path of the app. */
export async function copyPath({ site, showFlag }: PageServices, path: string): Promise<void> {
  const address = await addressOf(path, site);
  if (address === null) {
    showFlag({ kind: 'error', title: 'Jira did not tell the address of this page' });
    return;
  }
  const isCopied = await copied(address);
  showFlag(
    isCopied
      ? { kind: 'success', title: 'Link copied' }
      : { kind: 'info', title: 'Copy this link by hand', description: address },
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The frame may not be allowed to write the clipboard.
    return false;
  }
}
