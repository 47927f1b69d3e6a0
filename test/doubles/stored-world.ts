import { createStorage } from '../../src/entry/storage';
import type { Kvs } from '../site/platform/kvs';
import { freshKvs, installForge } from '../support/in-process-forge';
import { testWorld, type TestWorld } from './test-world';

export interface StoredWorld extends TestWorld {
  readonly kvs: Kvs;
}

/**
 * The same world over Forge's storage as the local site keeps it, for what depends on how things
 * lie there. Call `uninstallForge` when done.
 */
export function storedWorld(): StoredWorld {
  const world: TestWorld = testWorld({ storage: createStorage });
  const kvs = freshKvs(() => world.clock.at);
  // A test writes more in a second than a person does in a minute.
  kvs.setLimited(false);
  installForge({ kvs });
  return { ...world, kvs };
}
