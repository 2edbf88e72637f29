import type { Stripe } from '@stripe/stripe-js'
import { loadStripe as loadFromStripe } from '@stripe/stripe-js/pure'

const loading = new Map<string, Promise<Stripe | null>>()

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => {
      script.remove()
      reject(new Error(`Stripe.js could not be loaded from ${url}`))
    }
    document.head.append(script)
  })
}

/**
 * Stripe.js for a publishable key, loaded once. `scriptUrl` names another place than Stripe's own; its script must have
 * defined `window.Stripe` before Stripe's loader looks for it. A failed load is forgotten, so that it can be tried again.
 */
export function loadStripe(publishableKey: string, scriptUrl: string): Promise<Stripe | null> {
  const key = `${publishableKey} ${scriptUrl}`
  const known = loading.get(key)
  if (known) return known
  const promise = (scriptUrl === '' ? Promise.resolve() : loadScript(scriptUrl)).then(() =>
    loadFromStripe(publishableKey),
  )
  promise.catch(() => loading.delete(key))
  loading.set(key, promise)
  return promise
}
