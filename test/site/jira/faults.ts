import type { JiraFault, ProductResponse } from '../seams';

const JSON_HEADERS = { 'content-type': 'application/json' };
/** The longest that any function may run; nobody waits for the answer after that. */
const LONGEST_FUNCTION_MS = 900_000;

/** What tests make go wrong. Each fault hits as many calls as it says, or all. */
export function createFaults() {
  let faults: { readonly fault: JiraFault; left: number }[] = [];
  const held = new Set<() => void>();

  /** No answer while the caller still runs; the promise itself ends, so nothing is left behind. */
  const hold = () =>
    new Promise<ProductResponse>((resolve) => {
      const release = () => {
        clearTimeout(timer);
        held.delete(release);
        resolve(injected(504, {}));
      };
      const timer = setTimeout(release, LONGEST_FUNCTION_MS);
      timer.unref();
      held.add(release);
    });

  return {
    add(fault: JiraFault) {
      faults.push({ fault, left: fault.times ?? Infinity });
    },
    /** Calls that a timeout holds get their answer. */
    clear() {
      faults = [];
      for (const release of held) release();
    },
    take(path: string): JiraFault | undefined {
      const hit = faults.find(({ fault, left }) => left > 0 && path.includes(fault.pathIncludes));
      if (hit !== undefined) hit.left -= 1;
      faults = faults.filter(({ left }) => left > 0);
      return hit?.fault;
    },
    async answer(fault: JiraFault | undefined): Promise<ProductResponse | undefined> {
      if (fault === undefined || fault.kind === 'truncate') return undefined;
      if (fault.kind === 'timeout') return hold();
      return Promise.resolve(injected(fault.status ?? 500, fault));
    },
    truncate(fault: JiraFault | undefined, response: ProductResponse): ProductResponse {
      if (fault?.kind !== 'truncate') return response;
      return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
    },
  };
}

function injected(
  status: number,
  { headers, body }: Pick<JiraFault, 'headers' | 'body'>,
): ProductResponse {
  return {
    status,
    headers: { ...JSON_HEADERS, ...headers },
    body: body ?? JSON.stringify({ errorMessages: ['Injected fault'], errors: {} }),
  };
}
