import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const NEWLINE = 10;
const CHUNK_BYTES = 1 << 20;

/** Lines of a text file, one at a time: a large site is longer than one string may be. */
export function* readLines(file: string): Generator<string> {
  const chunks = file.endsWith('.gz') ? [gunzipSync(readFileSync(file))] : readChunks(file);
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const line = chunk.subarray(start, end);
      yield (rest.length > 0 ? Buffer.concat([rest, line]) : line).toString('utf8');
      rest = Buffer.alloc(0);
      start = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(start)]);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

function* readChunks(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const size = readSync(handle, chunk, 0, CHUNK_BYTES, null);
      if (size === 0) return;
      yield chunk.subarray(0, size);
    }
  } finally {
    closeSync(handle);
  }
}
