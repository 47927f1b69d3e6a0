/**
 * Atlaskit asks the product about its experiments, and complains when nobody answers. This site
 * has none of them switched on.
 */
type FlagGlobal = typeof globalThis & {
  __PLATFORM_FEATURE_FLAGS__?: { booleanResolver: (flag: string) => boolean };
};

(globalThis as FlagGlobal).__PLATFORM_FEATURE_FLAGS__ = { booleanResolver: () => false };
