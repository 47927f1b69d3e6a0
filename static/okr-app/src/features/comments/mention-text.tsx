import './comments.css';
import { Fragment } from 'react';
import { type TextPart, textParts } from '../../../../../src/domain/okr/mentions';
import { nameOf } from '../../app/people-directory';
import { usePerson } from '../../app/page-context';

/** What somebody wrote: as text, with line breaks, and with people by their present names. */
export function MentionText({ text }: { readonly text: string }) {
  return (
    <p className="okr-lines">
      {placed(text).map(({ part, at }) => (
        <Fragment key={at}>
          {part.kind === 'text' ? part.text : <MentionName accountId={part.accountId} />}
        </Fragment>
      ))}
    </p>
  );
}

/** Each piece with where it begins: the same words may stand there twice. */
function placed(text: string): readonly { readonly part: TextPart; readonly at: number }[] {
  let at = 0;
  return textParts(text).map((part) => {
    const from = at;
    at += part.kind === 'text' ? part.text.length : part.accountId.length + 3;
    return { part, at: from };
  });
}

function MentionName({ accountId }: { readonly accountId: string }) {
  return <span className="okr-mention">@{nameOf(usePerson(accountId))}</span>;
}
