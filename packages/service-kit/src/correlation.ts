import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from '@millyard/contracts'

const storage = new AsyncLocalStorage<{ correlationId: string }>()

/** Runs `work` so that everything it publishes, enqueues, calls and logs carries this correlation id. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return storage.run({ correlationId }, work)
}

/** The id that ties together what one press of a button caused across the services. */
export function currentCorrelationId(): string {
  return storage.getStore()?.correlationId ?? newId('evt')
}
