/** `npm start`: opens the local site and says where. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from './platform/http-server';
import { startSite, type SiteOptions } from './site';

const DEFAULT_PORT = 3000;
const HELP = `Starts a Jira-like site on this machine with the app in it.

  npm start -- [flags]

  --port N      port of the site; the app's own files take the next one (${DEFAULT_PORT})
  --data DIR    folder of site data; may be repeated (a real public project)
  --now DATE    instant at which the site starts, such as 2026-02-01T09:00Z (the data's own)
  --as PERSON   account id or name of who is signed in at first (the data's own)
  --db FILE     where the site is kept between starts; ":memory:" forgets it
                (test/site/.state/site.db, or one beside it for other data)
  --no-seed     starts without objectives
  --help        this text
`;

function readOptions(): SiteOptions | null {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      data: { type: 'string', multiple: true, default: [] },
      now: { type: 'string' },
      as: { type: 'string' },
      db: { type: 'string' },
      'no-seed': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new StartError(`--port ${values.port} is no port`);
  }
  const now = values.now === undefined ? undefined : Date.parse(values.now);
  if (Number.isNaN(now)) throw new StartError(`--now ${values.now ?? ''} is no date`);
  return {
    port,
    now,
    as: values.as,
    dbFile: values.db ?? stateFile(values.data),
    dataDirs: values.data,
    seed: !values['no-seed'],
    log: (line) => {
      console.error(line);
    },
  };
}

/** Every set of data folders keeps a site of its own. */
function stateFile(dirs: readonly string[]): string {
  const name = dirs.map((dir) => path.basename(path.resolve(dir))).join('+') || 'site';
  return path.join(__dirname, '.state', `${name}.db`);
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return;
  }
  const site = await startSite(options);
  console.log(`\n  Open ${site.url}\n`);
  const end = () => {
    void site.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main().catch((error: unknown) => {
  const isOurs =
    error instanceof StartError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  console.error(isOurs && error instanceof Error ? error.message : error);
  process.exit(1);
});
