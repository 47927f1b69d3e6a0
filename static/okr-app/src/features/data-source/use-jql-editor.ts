import { type ComponentType, useEffect, useState } from 'react';
import type { JqlEditorProps } from './jql-editor';

export type LoadedEditor =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly Editor: ComponentType<JqlEditorProps> }
  | { readonly state: 'failed' };

/** Its script is large, so it is fetched when the first query is about to be written. */
export function useJqlEditor(): LoadedEditor {
  const [loaded, setLoaded] = useState<LoadedEditor>({ state: 'loading' });
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      const next = await loadEditor();
      if (!isLeft) setLoaded(next);
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, []);
  return loaded;
}

async function loadEditor(): Promise<LoadedEditor> {
  // Its styles need a sheet that the page's policy allows.
  if (!('adoptedStyleSheets' in document)) return { state: 'failed' };
  try {
    const { default: Editor } = await import('./jql-editor');
    return { state: 'ready', Editor };
  } catch {
    return { state: 'failed' };
  }
}
