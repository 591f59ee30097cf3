import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Browser as Program } from 'playwright-core';
import { afterAll } from 'vitest';

/** Debian's Chromium, found by PATH. @throws Error that says how to get it */
function chromiumPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => names.map((name) => join(dir, name)))
    .find((file) => existsSync(file));
  if (!found) throw new Error('No Chromium on PATH: apt-get install chromium');
  return found;
}

export interface Browser {
  context: BrowserContext;
  close(): Promise<void>;
}

/** One for each test file, started when its first desk is opened. */
let program: Promise<Program> | undefined;

function launch(): Promise<Program> {
  program ??= chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
      ...['--disable-sync', '--no-first-run'],
    ],
  });
  return program;
}

afterAll(async () => {
  await (await program)?.close();
  program = undefined;
});

const WIDE = { width: 1366, height: 768 };

interface BrowserOptions {
  viewport?: { width: number; height: number } | undefined;
  /** Does the console's own worker run? */
  keepsFiles?: boolean;
}

/** A profile of its own in the file's browser, as a desk's: it shares nothing with another, and nothing is left of it. */
export async function openBrowser({ viewport = WIDE, keepsFiles = false }: BrowserOptions = {}): Promise<Browser> {
  // What a page asks for through a worker can't be held up or broken by a test.
  const serviceWorkers = keepsFiles ? 'allow' : 'block';
  const context = await (await launch()).newContext({ viewport, serviceWorkers });
  return { context, close: () => context.close() };
}
