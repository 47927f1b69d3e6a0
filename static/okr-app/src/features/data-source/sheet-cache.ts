import createCache, { type EmotionCache } from '@emotion/cache';

/**
 * Atlassian's editor writes its rules with Emotion, which would put them into a `<style>` element.
 * The page's policy blocks those; a constructed sheet it allows, since no text is parsed out of the
 * page. Decision 0012.
 */
export function createSheetCache(key: string): EmotionCache {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const cache = createCache({ key });
  cache.sheet.insert = (rule) => {
    try {
      sheet.insertRule(rule, sheet.cssRules.length);
    } catch {
      // A rule this browser does not know, such as another browser's pseudo-class: it is skipped,
      // as in any sheet.
      return;
    }
  };
  return cache;
}
