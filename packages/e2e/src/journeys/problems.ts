import type { BrowserContext } from '@playwright/test'

interface Expected {
  reason: string
  matches: RegExp
  hasHappened: boolean
}

/** A request that a navigation or a closed page has ended; nothing failed. */
const ENDED_BY_THE_BROWSER = 'net::ERR_ABORTED'

/** How Chromium says that it loads no scripts, in a context without JavaScript; the apps send no such policy. */
const SCRIPTS_ARE_OFF = 'csp'

/**
 * What went wrong in the browsers of one test, without the person at the keyboard being told: errors on the console,
 * uncaught errors, requests that failed, answers of 500 and above, and requests to places outside the stack.
 */
export class Problems {
  readonly #found: string[] = []
  readonly #expected: Expected[] = []
  readonly #origins: ReadonlySet<string>

  /** @param urls where the parts of the stack are; pages may ask nobody else. */
  constructor(urls: Readonly<Record<string, string>>) {
    this.#origins = new Set(Object.values(urls).flatMap((url) => bothNames(new URL(url).origin)))
  }

  /** Watches every page of a context, those that open later included. */
  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() !== 'error') return
      this.#report(`console: ${message.text()} (${message.location().url || message.page()?.url()})`)
    })
    context.on('weberror', (error) => this.#report(`uncaught: ${error.error().stack ?? error.error().message}`))
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && !this.#origins.has(origin)) this.#report(`asked elsewhere: ${request.url()}`)
    })
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'no reason'
      if (reason === SCRIPTS_ARE_OFF && request.resourceType() === 'script') return
      if (reason !== ENDED_BY_THE_BROWSER) this.#report(`failed: ${request.method()} ${request.url()}: ${reason}`)
    })
    context.on('response', (response) => {
      if (response.status() >= 500) {
        this.#report(`answered ${response.status()}: ${response.request().method()} ${response.url()}`)
      }
    })
  }

  /** Allows one problem, once, for a reason; a test whose expected problem did not come fails too. */
  expectOne(reason: string, matches: RegExp): void {
    this.#expected.push({ reason, matches, hasHappened: false })
  }

  /** All that a test must fail for. */
  list(): string[] {
    const missing = this.#expected.filter(({ hasHappened }) => !hasHappened)
    return [...this.#found, ...missing.map(({ reason }) => `expected, but it did not happen: ${reason}`)]
  }

  #report(problem: string): void {
    const expected = this.#expected.find(({ matches, hasHappened }) => !hasHappened && matches.test(problem))
    if (expected) expected.hasHappened = true
    else this.#found.push(problem)
  }
}

/** The stack calls this machine by its name or by its number. */
function bothNames(origin: string): string[] {
  return [origin, origin.replace('//127.0.0.1:', '//localhost:')]
}
