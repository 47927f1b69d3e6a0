import { addUsage, type Budget, NO_USAGE, type Usage } from '../../src/application/ports/budget';

export function memoryBudget(): Budget {
  const hours = new Map<string, Usage>();
  let closedUntil = 0;
  return {
    add: async (hour, _spender, usage) => {
      hours.set(hour, addUsage(hours.get(hour) ?? NO_USAGE, usage));
      return Promise.resolve();
    },
    usage: async (wanted) =>
      Promise.resolve(new Map([...hours].filter(([hour]) => wanted.includes(hour)))),
    closedUntil: async () => Promise.resolve(closedUntil),
    close: async (until) => {
      closedUntil = Math.max(closedUntil, until);
      return Promise.resolve();
    },
  };
}
