/**
 * Finds a Chromium for tests and benchmarks, so that `npm ci && npm test` needs no other step. In this order: the CHROMIUM variable,
 * an installed Chrome or Chromium, Playwright's own download, and at last the one inside @sparticuz/chromium.
 */
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as playwright } from 'playwright-core';

export interface FoundChromium {
  /** Which of the four it is, for the first line of a report. */
  from: 'variable' | 'installed' | 'playwright' | 'package';
  executablePath: string;
  args: string[];
  /** The variables that the browser process needs beside those of this process. */
  env: Record<string, string>;
}

/** Without these a fresh profile calls home, asks questions, or needs a sandbox that containers refuse. */
const quietArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const commands = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome.exe'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...fixedPlaces].find((file) => existsSync(file));
}

/** Unpacks the Chromium of @sparticuz/chromium with the NSS, NSPR and expat that its archive carries for bare machines. */
async function fromPackage(): Promise<FoundChromium> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const build = dirname(entry);
  const { default: packed } = await import('@sparticuz/chromium');
  // The package unpacks its libraries only on the cloud machines that it knows, hence this call past its front door.
  const { inflate } = (await import(join(build, 'lambdafs.js'))) as { inflate: (file: string) => Promise<string> };
  const [executablePath] = await Promise.all([
    packed.executablePath(),
    inflate(join(build, '../../bin/al2023.tar.br')),
  ]);
  const libraries = [join(tmpdir(), 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
  return { from: 'package', executablePath, args: [...quietArgs, '--no-zygote'], env };
}

/** @throws Error when CHROMIUM names a file that is not there: falling back would test another browser than asked for. */
export async function findChromium(): Promise<FoundChromium> {
  const asked = process.env.CHROMIUM;
  // `CHROMIUM=package` chooses the last of the four, to try it on a machine that has others.
  if (asked === 'package') return fromPackage();
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROMIUM=${asked}: no such file. Unset it to let the tests look for one.`);
    return { from: 'variable', executablePath: asked, args: quietArgs, env: {} };
  }
  const found = installed();
  if (found) return { from: 'installed', executablePath: found, args: quietArgs, env: {} };
  const downloaded = playwright.executablePath();
  if (existsSync(downloaded)) return { from: 'playwright', executablePath: downloaded, args: quietArgs, env: {} };
  return fromPackage();
}

/** What `chromium.launch()` of playwright-core takes. */
export async function chromiumLaunchOptions(): Promise<{
  executablePath: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}> {
  const { executablePath, args, env } = await findChromium();
  return { executablePath, args, env: { ...process.env, ...env } };
}
