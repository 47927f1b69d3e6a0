import type { JiraFault, ProductResponse } from '../seams';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** What tests make go wrong. Each fault hits as many calls as it says, or all. */
export function createFaults() {
  let faults: { fault: JiraFault; left: number }[] = [];
  return {
    add(fault: JiraFault) {
      faults.push({ fault, left: fault.times ?? Infinity });
    },
    clear() {
      faults = [];
    },
    take(path: string): JiraFault | undefined {
      const hit = faults.find(({ fault, left }) => left > 0 && path.includes(fault.pathIncludes));
      if (hit !== undefined) hit.left -= 1;
      return hit?.fault;
    },
    async answer(fault: JiraFault | undefined): Promise<ProductResponse | undefined> {
      if (fault === undefined || fault.kind === 'truncate') return undefined;
      if (fault.kind === 'timeout') return new Promise<never>(() => undefined);
      const body = fault.body ?? JSON.stringify({ errorMessages: ['Injected fault'], errors: {} });
      return Promise.resolve({
        status: fault.status ?? 500,
        headers: { ...JSON_HEADERS, ...fault.headers },
        body,
      });
    },
    truncate(fault: JiraFault | undefined, response: ProductResponse): ProductResponse {
      if (fault?.kind !== 'truncate') return response;
      return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
    },
  };
}
