import type { ParentDto } from '../../../../../src/contract/dto';

/** The words for a parent; of one that the viewer may not see, only that there is one. */
export function parentText(parent: ParentDto | null): string {
  if (parent === null) return 'None';
  return parent.visibility === 'hidden' ? HIDDEN_PARENT : parent.title;
}

const HIDDEN_PARENT = 'An objective you may not see';

/** "Aligned to …" below a title whose parent does not stand above it. */
export function AlignedTo({ parent }: { readonly parent: ParentDto | null }) {
  if (parent === null) return null;
  return (
    <span>
      {parent.visibility === 'hidden'
        ? 'Aligned to an objective you may not see'
        : `Aligned to ${parent.title}`}
    </span>
  );
}
