import { useMemo, useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import { csvProblemText } from '../../../../../src/contract/transfer/import-words';
import { type CsvTable, parseCsv } from '../../../../../src/domain/transfer/parse-csv';
import { planImport } from '../../../../../src/domain/transfer/plan-import';
import type { PageProps } from '../page/page-entry';
import { FilePicker } from './file-picker';
import { guessRules, ImportRulesForm, type ImportChoices } from './import-rules-form';
import { ImportPreview } from './import-preview';

interface Loaded {
  readonly name: string;
  readonly table: CsvTable;
  /** Names this import, so that rows sent twice are recognised. */
  readonly importId: string;
}

/** From a file to objectives: choose, check the columns, look at the dry run, import. */
export default function ImportPage({ page }: PageProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [choices, setChoices] = useState<ImportChoices | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = (text: string, name: string): void => {
    const parsed = parseCsv(text);
    setProblem(parsed.ok ? null : csvProblemText(parsed.error));
    if (!parsed.ok) {
      setLoaded(null);
      return;
    }
    setLoaded({ name, table: parsed.value, importId: crypto.randomUUID() });
    setChoices(guessRules(parsed.value, page.cycles));
  };
  return (
    <div className="okr-own-body">
      <p className="okr-subtle">
        Bring objectives and key results from Viva Goals, Ally, Atlassian Goals or any table. The
        first row holds the names of the columns. Nothing is written before you have seen what will
        become of each row.
      </p>
      <FilePicker
        label="Table (CSV)"
        accept=".csv,.txt,text/csv"
        help="Comma, semicolon or tab separated. From Excel: Save as, CSV UTF-8."
        onText={load}
      />
      {problem !== null && (
        <div role="alert">
          <SectionMessage appearance="error" title="This file cannot be read">
            <p>{problem}</p>
          </SectionMessage>
        </div>
      )}
      {loaded !== null && choices !== null && (
        <>
          <ImportRulesForm table={loaded.table} choices={choices} onChange={setChoices} />
          <Preview key={loaded.importId} loaded={loaded} choices={choices} />
        </>
      )}
    </div>
  );
}

function Preview({
  loaded,
  choices,
}: {
  readonly loaded: Loaded;
  readonly choices: ImportChoices;
}) {
  const { table, importId } = loaded;
  const plan = useMemo(() => planImport(table.rows, choices), [table, choices]);
  return (
    <ImportPreview
      plan={plan}
      header={table.header}
      choices={choices}
      importId={importId}
      rowCount={table.rows.length}
    />
  );
}
