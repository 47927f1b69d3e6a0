/**
 * Atlaskit asks Atlassian's flag service which unfinished variants to show, and warns on every page
 * when there is none. Answering "off" for all keeps the released look and an empty console.
 */
Object.assign(globalThis, {
  __PLATFORM_FEATURE_FLAGS__: { booleanResolver: () => false },
});
