import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '@millyard/service-kit/database'

/** The environment variable that names the browser for journeys; empty or absent: Playwright's own. */
export const CHROMIUM_VARIABLE = 'MILLYARD_CHROMIUM'

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** For a Playwright configuration: the `executablePath`, or undefined for Playwright's own browser. */
export function chromiumPath(): string | undefined {
  const given = process.env[CHROMIUM_VARIABLE]
  if (given !== undefined && given !== '') return given
  return ownBrowser() === undefined ? systemBrowser() : undefined
}

/**
 * Finds a Chromium for the journeys, and installs one when there is none: Playwright's own, else the system's, else
 * `playwright install`, else Debian's package (root).
 * @returns a path, or undefined for Playwright's own.
 * @throws Error that says what to do by hand.
 */
export async function provideBrowser(say: (text: string) => void): Promise<string | undefined> {
  const given = process.env[CHROMIUM_VARIABLE]
  if (given !== undefined && given !== '') return given
  if (ownBrowser() !== undefined) return undefined
  if (systemBrowser() !== undefined) return systemBrowser()

  const isRoot = process.platform === 'linux' && userInfo().uid === 0
  if (await isReachable('https://cdn.playwright.dev')) {
    say("There is no browser for the journeys yet: installing Playwright's Chromium")
    const withDeps = isRoot ? ['--with-deps'] : []
    await run(process.execPath, [playwrightCli(), 'install', ...withDeps, 'chromium'])
    if (ownBrowser() !== undefined) return undefined
  }
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    say("There is no browser for the journeys yet: installing Debian's chromium")
    await run('apt-get', ['update'])
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
    if (systemBrowser() !== undefined) return systemBrowser()
  }
  throw new Error(
    'No browser for the journeys. Install one (npx playwright install --with-deps chromium, or apt-get install chromium), ' +
      `or name one: ${CHROMIUM_VARIABLE}=/path/to/chromium npm test`,
  )
}

function systemBrowser(): string | undefined {
  return SYSTEM_BROWSERS.find((path) => existsSync(path))
}

function requireFromE2e() {
  return createRequire(join(repositoryRoot(), 'packages/e2e/package.json'))
}

function playwrightCli(): string {
  return join(requireFromE2e().resolve('@playwright/test/package.json'), '../cli.js')
}

/** The path of Playwright's own Chromium, when it has been downloaded. */
function ownBrowser(): string | undefined {
  try {
    const { chromium } = requireFromE2e()('@playwright/test') as { chromium: { executablePath(): string } }
    const path = chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

async function isReachable(url: string): Promise<boolean> {
  return fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  )
}

function run(command: string, args: string[]): Promise<boolean> {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    })
    child.stderr.resume()
    child.on('error', () => settle(false))
    child.on('close', (code) => settle(code === 0))
  })
}
