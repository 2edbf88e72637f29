import { applyAppearance, applyFonts } from './appearance.js'
import { brandOf, checkCvc, checkExpiry, checkNumber, digitsOf, formatExpiry, formatNumber } from './card-fields.js'

const PARENT_ORIGIN = new URL(location.href).searchParams.get('origin') ?? ''
const BRAND_NAMES = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  unknown: '',
}
const CONNECTION_ERROR = {
  type: 'api_connection_error',
  message:
    'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.',
}

const form = document.getElementById('payment-form')
const brand = document.getElementById('brand')
const inputs = {
  number: document.getElementById('card-number'),
  expiry: document.getElementById('card-expiry'),
  cvc: document.getElementById('card-cvc'),
}
const checks = {
  number: () => checkNumber(inputs.number.value),
  expiry: () => checkExpiry(inputs.expiry.value),
  cvc: () => checkCvc(inputs.cvc.value, inputs.number.value),
}
const formats = { number: formatNumber, expiry: formatExpiry, cvc: (text) => digitsOf(text).slice(0, 4) }
let session = null
let appliedFonts = ''

function post(message) {
  if (PARENT_ORIGIN) parent.postMessage({ stripeEmulator: 'element', ...message }, PARENT_ORIGIN)
}

function emit(name, value = {}) {
  post({ type: 'event', name, value })
}

function showError(name, problem) {
  const input = inputs[name]
  const message = document.getElementById(`${input.id}-error`)
  message.textContent = problem?.message ?? ''
  message.hidden = !problem
  input.classList.toggle('Input--invalid', Boolean(problem))
  if (problem) input.setAttribute('aria-invalid', 'true')
  else input.removeAttribute('aria-invalid')
}

function emitChange() {
  const complete = Object.values(checks).every((check) => check() === null)
  const empty = Object.values(inputs).every((input) => input.value === '')
  emit('change', { complete, empty, collapsed: false, value: { type: 'card' } })
}

/** Shows what is wrong beside each field, moves to the first one, and answers its problem. */
function validate() {
  let first = null
  for (const [name, check] of Object.entries(checks)) {
    const problem = check()
    showError(name, problem)
    if (problem && !first) {
      first = problem
      inputs[name].focus()
    }
  }
  return first
}

async function callApi(path, params) {
  try {
    const response = await fetch(`/v1/${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${session.publishableKey}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(session.stripeAccount ? { 'Stripe-Account': session.stripeAccount } : {}),
      },
      body: new URLSearchParams(
        Object.entries(params).filter(([, value]) => value !== undefined && value !== null),
      ).toString(),
    })
    const body = await response.json()
    return response.ok ? { data: body } : { error: body.error }
  } catch {
    return { error: CONNECTION_ERROR }
  }
}

function cardParams(prefix) {
  const expiry = digitsOf(inputs.expiry.value)
  const name = (field) => (prefix ? `${prefix}[card][${field}]` : `card[${field}]`)
  return {
    [prefix ? `${prefix}[type]` : 'type']: 'card',
    [name('number')]: digitsOf(inputs.number.value),
    [name('exp_month')]: String(Number(expiry.slice(0, 2))),
    [name('exp_year')]: String(2000 + Number(expiry.slice(2))),
    [name('cvc')]: inputs.cvc.value,
  }
}

async function answer({ action, payload }) {
  const problem = validate()
  if (problem) return { error: problem }
  switch (action) {
    case 'validate':
      return { selectedPaymentMethod: 'card' }
    case 'confirm':
      return callApi(payload.path, { ...payload.params, ...cardParams('payment_method_data') })
    case 'createPaymentMethod':
      return callApi('payment_methods', { ...payload.params, ...cardParams('') })
    default:
      return { error: { type: 'invalid_request_error', message: `Unknown action ${String(action)}` } }
  }
}

function configure(message) {
  session = message.session
  const scheme = applyAppearance(message.appearance)
  const fonts = JSON.stringify(message.fonts)
  if (fonts !== appliedFonts) applyFonts(message.fonts)
  appliedFonts = fonts
  for (const input of Object.values(inputs)) input.readOnly = message.options.readOnly === true
  form.hidden = false
  post({ type: 'configured', scheme })
}

window.addEventListener('message', async (event) => {
  if (event.source !== parent || event.origin !== PARENT_ORIGIN || event.data?.stripeEmulator !== 'element') return
  const message = event.data
  if (message.type === 'configure') configure(message)
  else if (message.type === 'request') post({ type: 'response', id: message.id, result: await answer(message) })
  else if (message.type === 'focus') inputs.number.focus()
  else if (message.type === 'blur') document.activeElement?.blur()
  else if (message.type === 'clear') {
    form.reset()
    for (const name of Object.keys(inputs)) showError(name, null)
    emitChange()
  }
})

for (const [name, input] of Object.entries(inputs)) {
  input.addEventListener('input', () => {
    // Reformat only while typing at the end, so that the caret does not jump.
    if (input.selectionStart === input.value.length) input.value = formats[name](input.value)
    if (input.hasAttribute('aria-invalid')) showError(name, checks[name]())
    brand.textContent = BRAND_NAMES[brandOf(digitsOf(inputs.number.value))]
    emitChange()
  })
  input.addEventListener('blur', () => {
    if (input.value !== '') showError(name, checks[name]())
    emit('blur')
  })
  input.addEventListener('focus', () => emit('focus'))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') emit('escape')
    if (event.key === 'Enter') event.preventDefault()
  })
}

new ResizeObserver(() =>
  post({ type: 'resize', height: Math.ceil(document.body.getBoundingClientRect().height) }),
).observe(document.body)
post({ type: 'loaded' })
