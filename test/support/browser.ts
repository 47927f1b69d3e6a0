import fs from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** Where people's own Chrome usually is; CHROME_PATH names another. */
const INSTALLED = [
  process.env['CHROME_PATH'],
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** A headless browser: the person's own Chrome, else the one that comes with npm. */
export async function launchBrowser(): Promise<Browser> {
  const own = INSTALLED.find((file) => file !== undefined && fs.existsSync(file));
  if (own !== undefined) {
    return driver.launch({ executablePath: own, args: [...QUIET, ...rootArguments()] });
  }
  // Its own arguments include --single-process, which crashes with several pages.
  const args = chromium.args.filter(
    (argument) => !['--single-process', '--no-zygote'].includes(argument),
  );
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, ...QUIET],
  });
}

/** Chrome refuses its sandbox to root, which is who runs tests in containers. */
function rootArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
