import { IntegrationError, intentIdOf } from './api.js'
import { PaymentElement } from './element.js'

/** A group of elements which pay one intent: `stripe.elements({ clientSecret })` or `stripe.elements({ mode, amount, … })`. */
export class Elements {
  #elements = new Map()

  constructor(session, options = {}) {
    if (options.clientSecret !== undefined) intentIdOf(options.clientSecret)
    this.session = session
    this.options = { ...options }
  }

  create(type, options) {
    if (type !== 'payment') throw new IntegrationError(`The Stripe emulator does not have the ${type} Element yet.`)
    if (this.#elements.has(type)) {
      throw new IntegrationError('Can only create one Element of type payment through elements.create().')
    }
    if (this.options.clientSecret === undefined && this.options.mode === undefined) {
      throw new IntegrationError(
        'In order to create a payment element, you must pass a clientSecret or mode to elements().',
      )
    }
    const element = new PaymentElement(this, options)
    this.#elements.set(type, element)
    return element
  }

  getElement(type) {
    const name = typeof type === 'function' ? type.__elementType : type
    return this.#elements.get(name) ?? null
  }

  update(options) {
    Object.assign(this.options, options)
    for (const element of this.#elements.values()) element.refresh()
  }

  /** Checks the fields and shows what is wrong beside them. */
  async submit() {
    return this.paymentElement().request('validate', {})
  }

  async fetchUpdates() {
    return {}
  }

  on() {
    return this
  }

  off() {
    return this
  }

  paymentElement() {
    const element = this.#elements.get('payment')
    if (!element) throw new IntegrationError('elements should have a mounted Payment Element.')
    return element
  }

  forget(element) {
    if (this.#elements.get(element.elementType) === element) this.#elements.delete(element.elementType)
  }
}
