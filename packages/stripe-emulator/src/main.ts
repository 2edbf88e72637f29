#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { DEFAULT_PORT } from './core/options.ts'
import { createStripeEmulator } from './index.ts'

const USAGE = `Usage: node src/main.ts [options]

  --port <n>              Port to listen on (default ${DEFAULT_PORT})
  --host <address>        Address to listen on (default 127.0.0.1)
  --public-url <url>      The address others reach it by, used in links (default http://localhost:<port>)
  --data <file>           Keep the state in this JSON file
  --webhook-url <url>     Send every event to this address
  --webhook-secret <s>    The secret which signs them (whsec_…)
  --secret-key <key>      Accept only this secret key (repeatable; default: every sk_test_…)
  --publishable-key <key> Accept only this publishable key (repeatable; default: every pk_test_…)
  --help
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      host: { type: 'string' },
      'public-url': { type: 'string' },
      data: { type: 'string' },
      'webhook-url': { type: 'string' },
      'webhook-secret': { type: 'string' },
      'secret-key': { type: 'string', multiple: true },
      'publishable-key': { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port number.`)
  const url = values['webhook-url']
  const secret = values['webhook-secret']
  if ((url === undefined) !== (secret === undefined))
    throw new Error('Give --webhook-url and --webhook-secret together.')

  const emulator = await createStripeEmulator({
    port,
    ...(values.host ? { host: values.host } : {}),
    ...(values['public-url'] ? { publicUrl: values['public-url'] } : {}),
    ...(values.data ? { dataFile: values.data } : {}),
    ...(url && secret ? { webhookEndpoints: [{ url, secret }] } : {}),
    ...(values['secret-key'] ? { secretKeys: values['secret-key'] } : {}),
    ...(values['publishable-key'] ? { publishableKeys: values['publishable-key'] } : {}),
  })
  console.log(`Stripe emulator listens on ${emulator.url}`)

  let closing = false
  const stop = () => {
    if (closing) return
    closing = true
    emulator.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
