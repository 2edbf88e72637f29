import { callApi, IntegrationError, intentIdOf } from './api.js'
import { showChallenge } from './challenge.js'
import { Elements } from './elements.js'

function redirectTo(returnUrl, intent) {
  const url = new URL(returnUrl)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret)
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded')
  location.assign(url)
  // The page is going away: as with Stripe, the promise never settles.
  return new Promise(() => {})
}

async function retrieve(session, clientSecret) {
  const { data, error } = await callApi(session, 'GET', `payment_intents/${intentIdOf(clientSecret)}`, {
    client_secret: clientSecret,
  })
  return error ? { error } : { paymentIntent: data }
}

/** Shows the challenge when the intent asks for one, and answers the intent as it is afterwards. */
async function settle(session, { error, paymentIntent }) {
  if (error) return { error }
  if (paymentIntent.status !== 'requires_action') return { paymentIntent }
  await showChallenge(paymentIntent)
  const after = await retrieve(session, paymentIntent.client_secret)
  const failure = after.paymentIntent?.last_payment_error
  if (failure) return { error: { ...failure, payment_intent: after.paymentIntent } }
  return after
}

function flatten(prefix, value, into = {}) {
  if (value === undefined || value === null) return into
  if (typeof value !== 'object') into[prefix] = String(value)
  else for (const [key, inner] of Object.entries(value)) flatten(`${prefix}[${key}]`, inner, into)
  return into
}

async function confirmPayment(session, options) {
  const { elements, confirmParams = {}, redirect = 'always' } = options ?? {}
  const clientSecret = options?.clientSecret ?? elements?.options.clientSecret
  if (redirect !== 'if_required' && !confirmParams.return_url) {
    throw new IntegrationError('stripe.confirmPayment(): the `confirmParams.return_url` argument is required.')
  }
  const path = `payment_intents/${intentIdOf(clientSecret)}/confirm`
  const common = {
    client_secret: clientSecret,
    return_url: confirmParams.return_url,
    receipt_email: confirmParams.receipt_email,
    use_stripe_sdk: 'true',
  }
  let first
  if (elements) {
    const billing = flatten('payment_method_data[billing_details]', confirmParams.payment_method_data?.billing_details)
    first = await elements.paymentElement().request('confirm', { path, params: { ...common, ...billing } })
  } else {
    first = await callApi(session, 'POST', path, { ...common, payment_method: confirmParams.payment_method })
  }
  const result = await settle(session, first.error ? first : { paymentIntent: first.data })
  if (result.error || redirect === 'if_required') return result
  return redirectTo(confirmParams.return_url, result.paymentIntent)
}

async function confirmCardPayment(session, clientSecret, data = {}) {
  const params = { client_secret: clientSecret, use_stripe_sdk: 'true', return_url: data.return_url }
  const method =
    typeof data.payment_method === 'string'
      ? { payment_method: data.payment_method }
      : flatten('payment_method_data', data.payment_method)
  const type =
    'payment_method' in method || Object.keys(method).length === 0 ? {} : { 'payment_method_data[type]': 'card' }
  const path = `payment_intents/${intentIdOf(clientSecret)}/confirm`
  const { data: paymentIntent, error } = await callApi(session, 'POST', path, { ...params, ...method, ...type })
  return settle(session, { error, paymentIntent })
}

async function createPaymentMethod(session, options) {
  const { data, error } = options?.elements
    ? await options.elements.paymentElement().request('createPaymentMethod', { params: flattenParams(options.params) })
    : await callApi(session, 'POST', 'payment_methods', flattenParams(options))
  return error ? { error } : { paymentMethod: data }
}

function flattenParams(params = {}) {
  return Object.entries(params).reduce((into, [key, value]) => flatten(key, value, into), {})
}

const unsupported = (name) => async () => {
  throw new IntegrationError(`The Stripe emulator does not have stripe.${name}() yet.`)
}

function Stripe(publishableKey, options = {}) {
  if (typeof publishableKey !== 'string' || publishableKey === '') {
    throw new IntegrationError('Missing value for Stripe(): apiKey should be a string.')
  }
  if (/^[sr]k_/.test(publishableKey)) {
    throw new IntegrationError(
      'You should not use your secret key with Stripe.js. Please pass a publishable key instead.',
    )
  }
  const session = { publishableKey, stripeAccount: options.stripeAccount ?? null }
  return {
    elements: (elementsOptions) => new Elements(session, elementsOptions),
    confirmPayment: (confirmOptions) => confirmPayment(session, confirmOptions),
    confirmCardPayment: (clientSecret, data) => confirmCardPayment(session, clientSecret, data),
    retrievePaymentIntent: (clientSecret) => retrieve(session, clientSecret),
    handleNextAction: async ({ clientSecret }) => settle(session, await retrieve(session, clientSecret)),
    handleCardAction: async (clientSecret) => settle(session, await retrieve(session, clientSecret)),
    createPaymentMethod: (methodOptions) => createPaymentMethod(session, methodOptions),
    createToken: unsupported('createToken'),
    createSource: unsupported('createSource'),
    createConfirmationToken: unsupported('createConfirmationToken'),
    confirmSetup: unsupported('confirmSetup'),
    confirmCardSetup: unsupported('confirmCardSetup'),
    retrieveSetupIntent: unsupported('retrieveSetupIntent'),
    registerAppInfo() {},
    _registerWrapper() {},
  }
}

// The release which @stripe/stripe-js 10 expects, so that it does not warn about another one.
Stripe.version = 'endive'
window.Stripe = Stripe
