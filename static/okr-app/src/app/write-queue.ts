import type { ApiResult } from '../../../../src/contract/api-result';
import type { Call } from '../api/client';
import type { Change, LatestVersion, Saved } from './change';

/**
 * Sends one write after the other. Two quick edits of the same record both name the version the
 * page showed; the second is sent with the version the first one made, so that nobody is told
 * of a conflict with themselves.
 */
export function createWriteQueue(call: Call) {
  let last: Promise<unknown> = Promise.resolve();
  const successors = new Map<string, number>();

  const latest: LatestVersion = (id, version) => {
    let current = version;
    for (;;) {
      const next = successors.get(`${id}@${String(current)}`);
      if (next === undefined) return current;
      current = next;
    }
  };

  const sendNow = async <Dto extends Saved>(change: Change<Dto>): Promise<ApiResult<Dto>> => {
    let sent: { readonly id: string; readonly version: number } | undefined;
    const answer = await change.send(call, (id, version) => {
      sent = { id, version: latest(id, version) };
      return sent.version;
    });
    if (answer.ok && sent !== undefined && answer.data.version > sent.version) {
      successors.set(`${sent.id}@${String(sent.version)}`, answer.data.version);
    }
    return answer;
  };

  return {
    send<Dto extends Saved>(change: Change<Dto>): Promise<ApiResult<Dto>> {
      const turn = last.then(() => sendNow(change));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
