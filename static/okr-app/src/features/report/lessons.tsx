import Lozenge from '@atlaskit/lozenge';
import type { PeriodReportDto } from '../../../../../src/contract/cycles/report';
import { PersonName } from '../../components/person-name';
import { dayText } from '../../components/relative-time';
import { outcomeAppearance, outcomeLabel, scoreText } from '../closing/outcome-words';
import { ItemLink } from './item-link';

/** What people wrote when they closed something. */
export function Lessons({ report: { lessons } }: { readonly report: PeriodReportDto }) {
  return (
    <section aria-labelledby="okr-report-lessons">
      <h3 id="okr-report-lessons">Lessons</h3>
      {lessons.length === 0 ? (
        <p className="okr-subtle">
          None yet. Whoever closes an objective or key result can write down what was learned.
        </p>
      ) : (
        <ul className="okr-list okr-lessons">
          {lessons.map(({ kind, id, title, score, outcome, lesson, at, by }) => (
            <li key={id}>
              <p className="okr-closing-line">
                <ItemLink item={{ kind, id }} text={title} />
                <Lozenge appearance={outcomeAppearance(outcome)}>{outcomeLabel(outcome)}</Lozenge>
                <span>Score {scoreText(score)}</span>
              </p>
              <p className="okr-lines">{lesson}</p>
              <p className="okr-subtle">
                <PersonName accountId={by} />, {dayText(at.slice(0, 10))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
