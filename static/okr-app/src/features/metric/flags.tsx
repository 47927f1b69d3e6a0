import Lozenge from '@atlaskit/lozenge';
import Tooltip from '@atlaskit/tooltip';
import { flagWords } from './reading-words';

/** What to know about a number before trusting it; each says more on hover and on focus. */
export function Flags({ flags }: { readonly flags: readonly string[] }) {
  if (flags.length === 0) return null;
  return (
    <span className="okr-metric-flags">
      {flags.map((flag) => {
        const { label, sentence } = flagWords(flag);
        return (
          <Tooltip key={flag} content={sentence}>
            {(trigger) => (
              <span {...trigger} role="note" tabIndex={0} aria-label={`${label}. ${sentence}`}>
                <Lozenge appearance={flag === 'low-n' ? 'warning' : 'neutral'}>{label}</Lozenge>
              </span>
            )}
          </Tooltip>
        );
      })}
    </span>
  );
}
