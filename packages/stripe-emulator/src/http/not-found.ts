import type { HttpApp } from '../core/emulator.ts'

/** Stripe's answer to an address that does not exist. */
export function registerNotFound(app: HttpApp): void {
  app.notFound((c) => {
    const { method, path } = c.req
    const message = `Unrecognized request URL (${method}: ${path}). The emulator may not have this endpoint: see its README.`
    return c.json({ error: { type: 'invalid_request_error', message } }, 404)
  })
}
