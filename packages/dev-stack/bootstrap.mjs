#!/usr/bin/env node
// The first thing that runs on a fresh machine: plain JavaScript, no dependency, any Node.js from 18 on. It installs what is
// missing, then hands over to the command line in TypeScript, run by the Node.js 24 that the repository brings itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const startedAt = Date.now()
const isWindows = process.platform === 'win32'
const node = join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node')
const stampFile = join(root, 'node_modules/.millyard-install')

function fail(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

/** What an installation is made from: when any of it changes, it is made again. */
function installationKey() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.update(process.platform + process.arch).digest('hex')
}

function isInstalled(key) {
  return existsSync(node) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === key
}

/** Runs a program to its end; resolves with its exit code and the last part of what it said. */
function run(command, args, { env, quiet }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        said = (said + text).slice(-8_000)
        if (!quiet) process.stdout.write(text)
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said }))
  })
}

async function install(key) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.log(`Installing dependencies with ${packageManager} (once; it takes a minute or two) …`)
  const ticking = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r  ${Math.round((Date.now() - startedAt) / 1000)} s `), 1_000)
    : undefined
  const env = { ...process.env, CI: 'true' }
  const args = ['-y', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only']
  const verbose = process.env.MILLYARD_VERBOSE === '1'
  const { code, said } = await run(isWindows ? 'npx.cmd' : 'npx', args, { env, quiet: !verbose }).catch((error) =>
    fail(`npx could not be started (${error.message}). It comes with Node.js: https://nodejs.org`),
  )
  if (ticking) {
    clearInterval(ticking)
    process.stdout.write('\r')
  }
  if (code !== 0) {
    const hint = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(said)
      ? 'The package registry could not be reached. Check the network (or proxy) and run the command again.'
      : /EACCES|EPERM/.test(said)
        ? 'Files could not be written. Check who owns this folder.'
        : /ENOSPC/.test(said)
          ? 'The disk is full.'
          : 'Run it again with MILLYARD_VERBOSE=1 to see everything.'
    fail(`${said.trim()}\n\nThe installation failed. ${hint}`)
  }
  if (!existsSync(node)) {
    fail(
      `The installation did not bring Node.js 24 (${node} is missing). Delete node_modules and run the command again.`,
    )
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, key)
  console.log(`  Installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

function handOver() {
  const bin = join(root, 'node_modules/.bin')
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', join(root, 'packages/dev-stack/src/cli.ts'), ...process.argv.slice(2)],
    {
      cwd: process.cwd(),
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: [bin, process.env.PATH].filter(Boolean).join(isWindows ? ';' : ':'),
        NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'),
        MILLYARD_STARTED_AT: String(startedAt),
      },
    },
  )
  // Ctrl-C reaches the child by the terminal; a signal sent to us alone is passed on. Either way the child says when it ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => fail(`Node.js 24 from node_modules could not be started: ${error.message}`))
  child.on('close', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

const major = Number(process.versions.node.split('.')[0])
if (major < 18) fail(`Node.js ${process.versions.node} is too old: install version 20 or newer from https://nodejs.org`)
const key = installationKey()
if (!isInstalled(key)) await install(key)
handOver()
