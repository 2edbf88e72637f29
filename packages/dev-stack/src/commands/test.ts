import { spawn } from 'node:child_process'
import { glob, mkdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { styleText } from 'node:util'
import { repositoryRoot } from '@millyard/service-kit/database'
import { CHROMIUM_VARIABLE, provideBrowser } from '../browser.ts'
import { prepareWorkspace } from '../builds.ts'
import { formatBytes, measureMemory } from '../memory.ts'
import { consoleProgress } from '../progress.ts'
import {
  addCounts,
  type Counts,
  formatTotals,
  NOTHING,
  readPlaywrightReport,
  readVitestReport,
} from '../test-results.ts'
import { STACK_VARIABLE, startTestStack } from '../testing.ts'

const STEPS = ['lint', 'laws', 'types', 'unit', 'int', 'services', 'journeys'] as const
type StepName = (typeof STEPS)[number]

const TITLES: Record<StepName, string> = {
  lint: 'Format and lint',
  laws: 'Laws of the imports',
  types: 'Types',
  unit: 'Unit tests',
  int: 'Integration tests (real PostgreSQL)',
  services: 'All services together',
  journeys: 'Journeys in a browser',
}

const USAGE = `npm test [-- options]

  --only STEPS    some of: ${STEPS.join(', ')}; e2e means services,journeys
  --filter TEXT   only test files whose path contains TEXT (unit, int, services, journeys)`

interface Outcome {
  step: StepName
  counts: Counts
  seconds: number
  note?: string
}

const root = repositoryRoot()
const reports = join(root, 'node_modules/.millyard-reports')

/** `npm test`: every check, none of which stops the others. Returns the exit code; the last line printed is the total. */
export async function runTest(words: string[]): Promise<number> {
  const options = parseOptions(words)
  if (typeof options === 'string') {
    if (options !== '') console.error(`${options}\n`)
    console.log(USAGE)
    return options === '' ? 0 : 1
  }
  const began = performance.now()
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  console.log(`\n${styleText('bold', 'Millyard: checking everything')}\n`)
  await consoleProgress().step('Database clients and mail templates', () => prepareWorkspace(reports))

  const outcomes: Outcome[] = []
  const record = async (step: StepName, work: () => Promise<Counts & { note?: string }>) => {
    if (!options.steps.has(step)) return
    console.log(`\n${styleText('bold', TITLES[step])}`)
    const since = performance.now()
    const { note, ...counts } = await work().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      return { ...NOTHING, failed: 1, note: 'did not run' }
    })
    outcomes.push({ step, counts, seconds: (performance.now() - since) / 1000, ...(note && { note }) })
  }

  await record('lint', () =>
    runCheck([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=50']),
  )
  await record('laws', () =>
    runCheck([
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', 'packages/config/dependency-cruiser.cjs', 'apps', 'packages', 'prisma'],
    ]),
  )
  await record('types', checkTypes)
  await record('unit', () => runVitest('unit', options.filter))
  await record('int', () => runVitest('int', options.filter))
  if (options.steps.has('services') || options.steps.has('journeys')) await runOnStack(record, options.filter)

  return printOutcomes(outcomes, (performance.now() - began) / 1000)
}

type RecordStep = (step: StepName, work: () => Promise<Counts & { note?: string }>) => Promise<void>

/** The cross-service tests and the journeys share one stack, with a sample of the demo data. */
async function runOnStack(record: RecordStep, filter: string | undefined): Promise<void> {
  const [crossTests, journeys] = await Promise.all([
    hasFiles('packages/e2e/**/*.int.test.ts'),
    hasFiles('packages/e2e/**/*.spec.ts'),
  ])
  if (!crossTests && !journeys) return
  console.log(`\n${styleText('bold', 'A whole stack for the tests')}`)
  const stack = await startTestStack({ seed: 'sample', progress: consoleProgress() }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  })
  const noStack = async () => ({ ...NOTHING, failed: 1, note: 'the stack did not start' })
  try {
    if (stack) process.env[STACK_VARIABLE] = stack.dataDir
    if (crossTests) await record('services', stack ? () => runVitest('e2e', filter) : noStack)
    if (journeys) await record('journeys', stack ? () => runPlaywright(filter) : noStack)
    const memory = stack && (await measureMemory(process.pid))
    if (memory !== undefined) console.log(`\n  Memory of the whole stack: ${formatBytes(memory)}`)
  } finally {
    delete process.env[STACK_VARIABLE]
    await stack?.stop()
  }
}

/** A tool that says yes or no: one check. What it says is shown only when it says no. */
async function runCheck(args: string[]): Promise<Counts> {
  const { code, output } = await run(args, { show: false })
  if (code !== 0) console.log(output.trim())
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 }
}

/** One check per package, as many at once as there are cores. What a check learnt is kept, so that the next one looks at what changed. */
async function checkTypes(): Promise<Counts> {
  const projects: string[] = []
  for await (const file of glob('{apps,packages,packages/services,prisma}/*/tsconfig.json', { cwd: root })) {
    projects.push(dirname(file))
  }
  projects.sort()
  // Next writes types of its routes; those of an earlier build may speak of pages that are gone.
  for (const app of projects.filter((project) => project.startsWith('apps/'))) {
    await run([join(root, app, 'node_modules/next/dist/bin/next'), 'typegen'], { show: false, cwd: join(root, app) })
  }
  const counts: Counts[] = []
  const queue = [...projects]
  const worker = async () => {
    for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
      const kept = join(root, 'node_modules/.cache/types', `${project.replaceAll('/', '-')}.tsbuildinfo`)
      const { code, output } = await run(
        [bin('typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', kept, '-p', project],
        { show: false },
      )
      if (code !== 0) console.log(`${project}\n${output.trim()}`)
      counts.push(code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 })
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker))
  return addCounts(counts)
}

async function runVitest(project: string, filter: string | undefined): Promise<Counts> {
  const report = join(reports, `vitest-${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      ...reporters,
      '--passWithNoTests',
      ...(filter ? [filter] : []),
    ],
    { show: true },
  )
  return readVitestReport(await readFile(report, 'utf8').catch(() => undefined), code)
}

async function runPlaywright(filter: string | undefined): Promise<Counts> {
  const directory = join(root, 'packages/e2e')
  const browser = await provideBrowser((text) => console.log(`  ${text}`))
  const report = join(reports, 'playwright.json')
  const { code } = await run(
    [
      join(directory, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--reporter=list,json',
      ...(filter ? [filter] : []),
    ],
    {
      show: true,
      cwd: directory,
      env: {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...(browser !== undefined && { [CHROMIUM_VARIABLE]: browser }),
      },
    },
  )
  return readPlaywrightReport(await readFile(report, 'utf8').catch(() => undefined), code)
}

function bin(path: string): string {
  return join(root, 'node_modules', path)
}

async function run(
  args: string[],
  options: { show: boolean; cwd?: string; env?: NodeJS.ProcessEnv },
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env, NODE_NO_WARNINGS: '1' },
    stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number>((settle, reject) => {
    child.once('error', reject)
    child.once('close', (status) => settle(status ?? 1))
  })
  return { code, output }
}

async function hasFiles(pattern: string): Promise<boolean> {
  const files = glob(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') })
  for await (const _file of files) return true
  return false
}

function printOutcomes(outcomes: Outcome[], seconds: number): number {
  console.log(`\n${styleText('bold', 'Summary')}`)
  for (const { step, counts, seconds: took, note } of outcomes) {
    const mark = counts.failed > 0 ? styleText('red', '✗') : styleText('green', '✓')
    const line = `${TITLES[step].padEnd(38)} ${formatTotals(counts).padEnd(38)} ${took.toFixed(1).padStart(6)} s`
    console.log(`  ${mark} ${line}${note ? `  ${note}` : ''}`)
  }
  const total = addCounts(outcomes.map((outcome) => outcome.counts))
  console.log(`\n  ${seconds.toFixed(0)} s in total\n`)
  console.log(formatTotals(total))
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

function parseOptions(words: string[]): { steps: Set<StepName>; filter?: string } | string {
  let steps = new Set<StepName>(STEPS)
  let filter: string | undefined
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (word === '--help') return ''
    if (word === '--filter') filter = words[++index]
    else if (word === '--only') {
      steps = new Set()
      for (const name of (words[++index] ?? '')
        .split(',')
        .flatMap((given) => (given === 'e2e' ? ['services', 'journeys'] : [given]))) {
        const step = STEPS.find((known) => known === name)
        if (!step) return `There is no step "${name}".`
        steps.add(step)
      }
    } else return `There is no option ${word}.`
  }
  return { steps, ...(filter !== undefined && { filter }) }
}
