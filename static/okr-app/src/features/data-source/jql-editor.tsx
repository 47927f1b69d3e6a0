import { useCallback, useMemo } from 'react';
import { CacheProvider } from '@emotion/react';
import { JQLEditor } from '@atlaskit/jql-editor';
import {
  type JQLAutocompleteResponse,
  useAutocompleteProvider,
} from '@atlaskit/jql-editor-autocomplete-rest';
import { IntlProvider } from 'react-intl-next';
import type {
  QueryVocabularyDto,
  SuggestedValueDto,
} from '../../../../../src/contract/data-source/calls';
import { usePage } from '../../app/page-context';
import { createSheetCache } from './sheet-cache';

export interface JqlEditorProps {
  /** Spoken name of the field. */
  readonly label: string;
  readonly query: string;
  /** What the server says is wrong; the editor's own words about the grammar come first. */
  readonly problem: string | undefined;
  readonly onChange: (jql: string) => void;
  /** It could not be drawn. */
  readonly onFailed: () => void;
}

const ANALYTICS_SOURCE = 'throughline';
/** The library puts what was typed into the address as it is. */
const SUGGESTIONS = /fieldName=(.*?)&fieldValue=(.*)$/s;
const cache = createSheetCache('jql');

/** The library reads proposals as HTML, since Jira marks them up; ours are plain text. */
const asHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Atlassian's own editor, with the site's fields, functions and values as the person types. */
export default function JqlEditor(props: JqlEditorProps) {
  const { label, query, problem, onChange, onFailed } = props;
  const provider = useJiraProposals();
  const words = useMemo(() => ({ 'jql-editor.ui.input-label': label }), [label]);
  const messages = useMemo(
    () => (problem === undefined ? [] : [{ type: 'error' as const, message: problem }]),
    [problem],
  );
  return (
    <CacheProvider value={cache}>
      <IntlProvider locale="en" messages={words} onError={noTranslation}>
        <JQLEditor
          analyticsSource={ANALYTICS_SOURCE}
          autocompleteProvider={provider}
          query={query}
          messages={messages}
          onUpdate={onChange}
          onRenderError={onFailed}
          onSyntaxHelp={() => false}
        />
      </IntlProvider>
    </CacheProvider>
  );
}

/** The editor's English is built in; only our label differs. */
const noTranslation = (): void => undefined;

function useJiraProposals() {
  const { call } = usePage();
  const loadNames = useCallback(async () => {
    const answer = await call('getQueryVocabulary', {});
    if (!answer.ok) throw new Error(answer.error.reason);
    const { visibleFieldNames, visibleFunctionNames } = toJiraShape(answer.data);
    return { jqlFields: visibleFieldNames, jqlFunctions: visibleFunctionNames };
  }, [call]);
  const loadValues = useCallback(
    async (address: string) => {
      const [, fieldName = '', text = ''] = SUGGESTIONS.exec(address) ?? [];
      const answer = await call('suggestQueryValues', { fieldName, text });
      const found: readonly SuggestedValueDto[] = answer.ok ? answer.data : [];
      return { results: found.map((one) => ({ ...one, displayName: asHtml(one.displayName) })) };
    },
    [call],
  );
  return useAutocompleteProvider(ANALYTICS_SOURCE, loadNames, loadValues);
}

const flag = (value: boolean) => (value ? 'true' : 'false');

/** As Jira itself answers, which is what the editor reads. */
function toJiraShape({ fields, functions }: QueryVocabularyDto): JQLAutocompleteResponse {
  return {
    visibleFieldNames: fields.map((field) => ({
      value: field.value,
      displayName: field.displayName,
      operators: [...field.operators],
      types: [...field.types],
      orderable: flag(field.isOrderable),
      searchable: flag(field.isSearchable),
      auto: flag(field.hasSuggestions),
      ...(field.cfid !== null && { cfid: field.cfid }),
    })),
    visibleFunctionNames: functions.map(({ value, displayName, isList, types }) => ({
      ...{ value, displayName, types: [...types] },
      ...(isList && { isList: 'true' }),
    })),
  };
}
