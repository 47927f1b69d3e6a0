import { DEFAULT_SWITCHES, type SwitchStore } from '../../src/application/ports/switches';

export function memorySwitches(): SwitchStore {
  let switches = DEFAULT_SWITCHES;
  return {
    load: async () => Promise.resolve(switches),
    save: async (next) => {
      switches = next;
      return Promise.resolve();
    },
  };
}
