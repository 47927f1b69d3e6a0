/** Started by a test that kills it: stores a value, then works until it dies. */
import { startFixture } from './fixture-platform';

async function main(): Promise<void> {
  const site = await startFixture(process.argv[2]);
  await site.call('set', { key: 'before', value: 'the crash' });
  const mutex = { key: 'one', limit: 1 };
  await site.call('push', {
    events: [
      { body: { name: 'under-way', takesMs: 2000 }, concurrency: mutex },
      { body: { name: 'waiting' }, concurrency: mutex },
    ],
  });
  setTimeout(() => process.send?.('working'), 500);
}

void main();
