/** The emulator's address: wherever this script was loaded from. */
export const ORIGIN = new URL(document.currentScript?.src ?? location.href).origin

const CONNECTION_ERROR = {
  type: 'api_connection_error',
  message:
    'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.',
}

export class IntegrationError extends Error {
  constructor(message) {
    super(message)
    this.name = 'IntegrationError'
  }
}

export function intentIdOf(clientSecret) {
  const match = /^(pi_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/.exec(clientSecret ?? '')
  if (!match)
    throw new IntegrationError('Invalid value for clientSecret: it should be a client_secret of a PaymentIntent.')
  return match[1]
}

/** Calls the API with the publishable key. Resolves with `{ data }` or `{ error }`, and never rejects. */
export async function callApi(session, method, path, params) {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== null) form.append(name, value)
  const isGet = method === 'GET'
  try {
    const response = await fetch(`${ORIGIN}/v1/${path}${isGet ? `?${form}` : ''}`, {
      method,
      headers: {
        Authorization: `Bearer ${session.publishableKey}`,
        ...(session.stripeAccount ? { 'Stripe-Account': session.stripeAccount } : {}),
        ...(isGet ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(isGet ? {} : { body: form.toString() }),
    })
    const body = await response.json()
    return response.ok ? { data: body } : { error: body.error }
  } catch {
    return { error: CONNECTION_ERROR }
  }
}
