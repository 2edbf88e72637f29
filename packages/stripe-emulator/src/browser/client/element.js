import { IntegrationError, ORIGIN } from './api.js'

/** The Payment Element: an iframe of the emulator, so that card data never touches the page around it. */
export class PaymentElement {
  #group
  #options
  #iframe = null
  #listeners = new Map()
  #waiting = new Map()
  #nextRequest = 1
  #onMessage = (event) => this.#receive(event)
  #isReady = false
  #queue = []

  constructor(group, options) {
    this.#group = group
    this.#options = options ?? {}
    this.elementType = 'payment'
  }

  mount(target) {
    const container = typeof target === 'string' ? document.querySelector(target) : target
    if (!container) {
      throw new IntegrationError(
        `The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page.`,
      )
    }
    if (this.#iframe) this.unmount()
    const iframe = document.createElement('iframe')
    iframe.title = 'Secure payment input frame'
    iframe.name = `__privateStripeFrame${Math.floor(Math.random() * 1e6)}`
    iframe.src = `${ORIGIN}/elements/payment?origin=${encodeURIComponent(location.origin)}`
    iframe.allow = 'payment *'
    // Four pixels more on each side leave room for the focus ring.
    iframe.style.cssText = 'display:block;border:0;margin:-4px;width:calc(100% + 8px);height:220px;min-width:0'
    this.#iframe = iframe
    window.addEventListener('message', this.#onMessage)
    container.classList.add('StripeElement')
    container.replaceChildren(iframe)
    this.#emit('loaderstart', { elementType: 'payment' })
    return this
  }

  unmount() {
    window.removeEventListener('message', this.#onMessage)
    this.#iframe?.parentElement?.classList.remove('StripeElement')
    this.#iframe?.remove()
    this.#iframe = null
    this.#isReady = false
    this.#queue = []
    for (const settle of this.#waiting.values()) {
      settle({ error: { type: 'validation_error', message: 'The payment form was closed.' } })
    }
    this.#waiting.clear()
    return this
  }

  destroy() {
    this.unmount()
    this.#group.forget(this)
    this.#listeners.clear()
  }

  update(options) {
    this.#options = { ...this.#options, ...options }
    this.refresh()
    return this
  }

  on(event, handler) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set())
    this.#listeners.get(event).add(handler)
    return this
  }

  off(event, handler) {
    if (handler) this.#listeners.get(event)?.delete(handler)
    else this.#listeners.delete(event)
    return this
  }

  once(event, handler) {
    const wrapped = (...values) => {
      this.off(event, wrapped)
      handler(...values)
    }
    return this.on(event, wrapped)
  }

  focus() {
    this.#send('focus')
  }

  blur() {
    this.#send('blur')
  }

  clear() {
    this.#send('clear')
  }

  collapse() {}

  /** Sends the group's and the element's options to the iframe again. */
  refresh() {
    if (this.#isReady) this.#post({ type: 'configure', ...this.#configuration() })
  }

  /** Asks the iframe to do something; resolves with its answer. */
  request(action, payload) {
    if (!this.#iframe) {
      throw new IntegrationError('The Payment Element must be mounted before it can be used.')
    }
    const id = this.#nextRequest++
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#send('request', { id, action, payload })
    })
  }

  #configuration() {
    const { session, options } = this.#group
    const { appearance = {}, fonts = [] } = options
    return { session: { ...session }, appearance, fonts, options: JSON.parse(JSON.stringify(this.#options)) }
  }

  #send(type, more = {}) {
    if (this.#isReady) this.#post({ type, ...more })
    else this.#queue.push({ type, ...more })
  }

  #post(message) {
    this.#iframe?.contentWindow?.postMessage(
      { stripeEmulator: 'element', ...JSON.parse(JSON.stringify(message)) },
      ORIGIN,
    )
  }

  #emit(event, value) {
    for (const handler of [...(this.#listeners.get(event) ?? [])]) handler(value)
  }

  #receive(event) {
    if (event.origin !== ORIGIN || !this.#iframe || event.source !== this.#iframe.contentWindow) return
    const message = event.data
    if (message?.stripeEmulator !== 'element') return
    if (message.type === 'loaded') {
      this.#post({ type: 'configure', ...this.#configuration() })
    } else if (message.type === 'configured') {
      // The iframe is only transparent when both sides use the same scheme.
      this.#iframe.style.colorScheme = message.scheme
      if (this.#isReady) return
      this.#isReady = true
      for (const queued of this.#queue.splice(0)) this.#post(queued)
      this.#emit('ready', { elementType: 'payment' })
    } else if (message.type === 'resize') {
      this.#iframe.style.height = `${message.height}px`
    } else if (message.type === 'response') {
      this.#waiting.get(message.id)?.(message.result)
      this.#waiting.delete(message.id)
    } else if (message.type === 'event') {
      this.#emit(message.name, { elementType: 'payment', ...message.value })
    }
  }
}
