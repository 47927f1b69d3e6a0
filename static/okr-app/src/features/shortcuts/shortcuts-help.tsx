import { InfoDialog } from '../../components/info-dialog';

const GROUPS: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, what: string])[];
}[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Alt+K', 'Search objectives and key results'],
      ['Escape', 'Close what is open'],
    ],
  },
  {
    title: 'List, timeline and table',
    keys: [
      ['↑ ↓', 'To the row above or below'],
      ['Home End', 'To the first or last row'],
      ['Enter', 'Open the details of a row'],
      ['← →', 'In the list: fold or unfold an objective'],
    ],
  },
  {
    title: 'Tree',
    keys: [
      ['↑ ↓', 'To the objective above or below'],
      ['→', 'Unfold, then to the first objective below it'],
      ['←', 'Fold, then to the objective it contributes to'],
      ['Enter', 'Open its details, where its parent can be changed'],
    ],
  },
];

/** All keys in one place. Jira's own single-letter shortcuts stay Jira's. */
export default function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <InfoDialog title="Keyboard shortcuts" onClose={onClose}>
      {GROUPS.map(({ title, keys }) => (
        <section key={title}>
          <h2 className="okr-section-title">{title}</h2>
          <dl className="okr-keys">
            {keys.map(([key, what]) => (
              <div key={key} className="okr-key-line">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </InfoDialog>
  );
}
