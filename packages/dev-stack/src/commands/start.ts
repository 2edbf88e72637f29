import { join } from 'node:path'
import { styleText } from 'node:util'
import { repositoryRoot } from '@millyard/service-kit/database'
import { clockOffsetMs, describeOffset } from '../clock.ts'
import { APPS } from '../names.ts'
import { consoleProgress } from '../progress.ts'
import { readSeedMark } from '../seed.ts'
import { hasData, resetData, type Stack, startStack } from '../stack.ts'
import type { SupervisorEvent } from '../supervisor.ts'

const USAGE = `npm start [-- options]      npm run dev [-- options]

  --reset        delete .data first: new databases, new demo data
  --seed LEVEL   what a new .data is filled with: demo (default), base or none
  --no-apps      databases, emulators and services alone`

/** `npm start` and `npm run dev`. Resolves with the exit code when the stack has ended. */
export async function runStart(mode: 'start' | 'dev', words: string[]): Promise<number> {
  const options = parseOptions(words)
  if (typeof options === 'string') {
    if (options !== '') console.error(`${options}\n`)
    console.log(USAGE)
    return options === '' ? 0 : 1
  }
  const startedAt = Number(process.env.MILLYARD_STARTED_AT) || Date.now()
  const dataDir = join(repositoryRoot(), '.data')
  const progress = consoleProgress()
  console.log(`\n${styleText('bold', 'Millyard')}\n`)
  if (options.reset) await progress.step('Deleting .data', () => resetData(dataDir))
  const isNew = !hasData(dataDir) || (await readSeedMark(dataDir))?.state === 'begun'

  const ending = untilAskedToEnd()
  let stack: Stack
  try {
    const starting = startStack({ dataDir, mode, progress, onEvent: printEvent, ...options.stack })
    const first = await Promise.race([starting, ending.then(() => undefined)])
    if (first === undefined) {
      console.log('\nEnding …')
      await starting.then((started) => started.stop()).catch(() => undefined)
      return 0
    }
    stack = first
  } catch (error) {
    console.error(
      `\n${styleText('red', 'Millyard could not start.')}\n${error instanceof Error ? error.message : String(error)}`,
    )
    console.error(`\nLogs: ${join(dataDir, 'logs')}`)
    return 1
  }
  printReady(stack, { seconds: (Date.now() - startedAt) / 1000, isNew })

  await ending
  console.log('\nEnding …')
  const began = performance.now()
  await stack.stop()
  console.log(`Ended in ${((performance.now() - began) / 1000).toFixed(1)} s. The data stays in .data.`)
  return 0
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one leaves at once (the reaper ends what runs). */
function untilAskedToEnd(): Promise<void> {
  return new Promise((settle) => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked && signal === 'SIGINT') process.exit(130)
        asked = true
        settle()
      })
    }
  })
}

function printReady(stack: Stack, { seconds, isNew }: { seconds: number; isNew: boolean }): void {
  const row = (label: string, value: string) => console.log(`  ${label.padEnd(18)} ${value}`)
  const heading = (text: string) => console.log(`\n  ${styleText('bold', text)}`)
  console.log(
    `\n  ${styleText('green', 'Ready')} in ${seconds.toFixed(1)} s (${isNew ? 'first start' : 'with the data of last time'})`,
  )

  heading('Open')
  const titles = { storefront: 'Storefront', 'vendor-portal': 'Factory portal', admin: 'Admin console' } as const
  for (const app of APPS) if (stack.file.pids[app] !== undefined) row(titles[app], stack.urls[app])
  if (stack.file.emulatesResend) row('Mails', `${stack.urls.resend}/inbox`)
  if (stack.file.emulatesStripe) row('Payments', stack.urls.stripe)
  row('Parcels', stack.urls.carrier)

  if (stack.accounts.length > 0) {
    heading('Sign in (one click on each sign-in page)')
    for (const account of stack.accounts)
      row(account.label.slice(0, 40), `${account.email}  ${account.password}  (${account.app})`)
    if (stack.accounts.some(({ twoFactorSecret }) => twoFactorSecret))
      row('Code of the staff', 'npm run code   (asked for when you sign in by hand)')
  }

  heading('Cards')
  row('4242 4242 4242 4242', 'pays')
  row('4000 0000 0000 0002', 'is declined')
  row('4000 0025 0000 3155', 'asks for 3-D Secure')

  heading('Then')
  const offset = clockOffsetMs(stack.dataDir)
  row('Move the clock', `npm run clock -- +15d${offset === 0 ? '' : `   (now ${describeOffset(offset)})`}`)
  row('Logs', stack.logDir)
  row('Start over', 'npm start -- --reset')
  row('End', 'Ctrl-C')
  console.log('')
}

function printEvent(event: SupervisorEvent): void {
  const name = 'name' in event ? styleText('bold', event.name) : ''
  switch (event.type) {
    case 'crashed':
      console.log(
        `  ${styleText('yellow', '!')} ${name} ${event.reason}; starting it again in ${event.restartInMs / 1000} s`,
      )
      break
    case 'restarted':
      console.log(`  ${styleText('green', '✓')} ${name} runs again`)
      break
    case 'gave-up':
      console.log(`  ${styleText('red', '✗')} ${name} ${event.reason}, again and again: it stays down. Its last lines:`)
      for (const line of event.lastLines) console.log(`      ${line}`)
      break
    case 'line':
      console.log(
        `  ${styleText(event.level === 'error' ? 'red' : 'yellow', event.name.padEnd(13))} ${readable(event.line)}`,
      )
      break
    case 'ready':
      break
  }
}

/** The message of a JSON log line, with its error; other lines as they are. */
function readable(line: string): string {
  if (!line.startsWith('{')) return line
  try {
    const { msg, err, requestId } = JSON.parse(line) as { msg?: string; err?: { message?: string }; requestId?: string }
    return [msg, err?.message, requestId && `(request ${requestId})`].filter(Boolean).join(': ')
  } catch {
    return line
  }
}

interface Options {
  reset: boolean
  stack: { seed: 'demo' | 'base' | 'none'; apps?: [] }
}

/** The options, or what is wrong with them (empty: help was asked for). */
function parseOptions(words: string[]): Options | string {
  const options: Options = { reset: false, stack: { seed: 'demo' } }
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (word === '--reset') options.reset = true
    else if (word === '--no-apps') options.stack.apps = []
    else if (word === '--seed') {
      const level = words[++index]
      if (level !== 'demo' && level !== 'base' && level !== 'none') return '--seed takes demo, base or none.'
      options.stack.seed = level
    } else if (word === '--help') return ''
    else return `There is no option ${word}.`
  }
  return options
}
