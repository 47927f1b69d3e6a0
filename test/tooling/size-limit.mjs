import fs from 'node:fs';
import path from 'node:path';

const build = path.resolve(import.meta.dirname, '../../static/okr-app/build');

/** A script with everything it imports before it runs. */
function withImports(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = fs.readFileSync(file, 'utf8');
  for (const [, from] of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)) {
    withImports(path.resolve(path.dirname(file), from), seen);
  }
  return seen;
}

const first = withImports(path.join(build, 'main.js'));
const drawPage = fs
  .readdirSync(path.join(build, 'chunks'))
  .find((name) => /^draw-page-.*\.js$/.test(name));
const rows = withImports(path.join(build, 'chunks', drawPage), new Set(first));

export default [
  {
    name: 'OKR page, until its first call leaves',
    path: [...first],
    limit: '30 kB',
    gzip: true,
  },
  {
    name: 'OKR page, until objectives stand',
    path: [...rows],
    limit: '400 kB',
    gzip: true,
  },
  {
    name: 'OKR page, all scripts',
    path: path.join(build, '**/*.js'),
    limit: '955 kB',
    gzip: true,
  },
  {
    name: 'Functions',
    path: path.resolve(build, '../../../test/site/.build/functions/entry/resolver.cjs'),
    limit: '320 kB',
    gzip: true,
  },
];
