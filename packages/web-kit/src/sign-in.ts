import { type Audience, secondCodeSchema } from '@millyard/contracts'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { CredentialsSignin } from 'next-auth'
import { getExtracted } from 'next-intl/server'
import { SignInRefused } from './create-auth.ts'
import { cookieNames, type DemoAccount, webEnv } from './env.ts'
import { type FormAnswer, formText } from './form-answer.ts'
import { safeRedirect } from './safe-redirect.ts'

type SignIn = (
  provider: 'credentials' | 'second-step',
  options: { email: string; password: string; redirect: false } | { challenge: string; code: string; redirect: false },
) => Promise<unknown>

/** Why a sign-in was refused, in words for the person. */
async function refusalText(code: string): Promise<string> {
  const t = await getExtracted()
  switch (code) {
    case 'INVALID_CREDENTIALS':
      return t('This e-mail address and password do not fit together. Check both and try again.')
    case 'RATE_LIMITED':
      return t('There were too many tries. Wait a few minutes, then try again.')
    case 'LOGIN_BLOCKED':
      return t('This login is blocked. Write to our support if you do not know why.')
    case 'FORBIDDEN':
      return t('This account does not belong to staff.')
    default:
      return t('Signing in does not work right now. Try again in a moment.')
  }
}

async function wrongCodeText(): Promise<string> {
  const t = await getExtracted()
  return t('This code is not right, or was used already. Wait for the next one and try again.')
}

/** What is no code at all: said of the one field that stands there. */
async function unreadableCodeText(isRecovery: boolean): Promise<string> {
  const t = await getExtracted()
  return isRecovery
    ? t('A recovery code has 16 letters and figures. Enter one of those that you kept.')
    : t('Enter the six digits that your app shows.')
}

/** Where the second step is taken, in every app. */
const SECOND_STEP_PATH = '/sign-in/code'

/** The page of the second step, which goes on to `next`. */
export const secondStepPath = (next: string) => `${SECOND_STEP_PATH}?next=${encodeURIComponent(safeRedirect(next))}`

/**
 * Signs in through next-auth, in a server action. Null: signed in. Else: what to tell the person. Where the login asks for a
 * code, it leads to the page of the second step, which goes on to `next`.
 */
export async function signInWithPassword(
  signIn: SignIn,
  credentials: { email: string; password: string },
  next = '/',
): Promise<string | null> {
  let challenge: SignInRefused['challenge']
  try {
    challenge = await takeFirstStep(signIn, credentials)
  } catch (error) {
    return refusalOf(error)
  }
  if (!challenge) return null
  await keepChallenge(challenge)
  redirect(secondStepPath(next))
}

/**
 * The second step, in a server action. Fields `code`, `next`, and `kind` (`recovery`: no code of the app). Null: signed in. Without a challenge, or with one that has
 * ended, it leads back to the first step.
 */
export async function answerSecondStep(signIn: SignIn, audience: Audience, form: FormData): Promise<FormAnswer | null> {
  const challenge = await readChallenge(audience)
  const next = safeRedirect(formText(form, 'next'))
  const code = secondCodeSchema.safeParse(formText(form, 'code'))
  if (!challenge) redirect(startAnewPath(next))
  if (!code.success) return { fields: { code: await unreadableCodeText(formText(form, 'kind') === 'recovery') } }
  try {
    await signIn('second-step', { challenge, code: code.data, redirect: false })
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error
    if (error.code === 'TOKEN_EXPIRED') {
      await forgetChallenge(audience)
      redirect(startAnewPath(next))
    }
    if (error.code === 'BAD_INPUT') return { fields: { code: await wrongCodeText() } }
    return { message: await refusalText(error.code) }
  }
  await forgetChallenge(audience)
  return null
}

/** One of the demo's people: both steps at once where the demo has them. `webEnv` allows that outside of production alone. */
export async function signInAsDemoAccount(
  signIn: SignIn,
  { email, password, twoFactorSecret }: DemoAccount,
  next: string,
): Promise<string | null> {
  if (!twoFactorSecret) return signInWithPassword(signIn, { email, password }, next)
  try {
    const challenge = await takeFirstStep(signIn, { email, password })
    if (challenge) {
      const { Secret, TOTP } = await import('otpauth')
      const code = new TOTP({ secret: Secret.fromBase32(twoFactorSecret) }).generate()
      await signIn('second-step', { challenge: challenge.challenge, code, redirect: false })
    }
    return null
  } catch (error) {
    return refusalOf(error)
  }
}

/** Signs in with the password, or answers the challenge of a login that asks for a code too. */
async function takeFirstStep(
  signIn: SignIn,
  { email, password }: { email: string; password: string },
): Promise<SignInRefused['challenge']> {
  try {
    await signIn('credentials', { email, password, redirect: false })
    return undefined
  } catch (error) {
    if (error instanceof SignInRefused && error.challenge) return error.challenge
    throw error
  }
}

/** What to tell the person. Throws on what is no answer to a sign-in. */
async function refusalOf(error: unknown): Promise<string> {
  if (error instanceof CredentialsSignin) return refusalText(error.code)
  throw error
}

const startAnewPath = (next: string) => `/sign-in?late=1&next=${encodeURIComponent(next)}`

/** The challenge waits in a cookie that scripts cannot read and that only the sign-in pages are sent. */
export async function keepChallenge(challenge: NonNullable<SignInRefused['challenge']>): Promise<void> {
  const jar = await cookies()
  jar.set(cookieNames(challenge.audience).secondStep, challenge.challenge, {
    httpOnly: true,
    sameSite: 'lax',
    secure: webEnv().SECURE_COOKIES === '1',
    path: '/sign-in',
    expires: new Date(challenge.expiresAt),
  })
}

/** The challenge of the first step, while there is one. For the page of the second step too. */
export async function readChallenge(audience: Audience): Promise<string | undefined> {
  return (await cookies()).get(cookieNames(audience).secondStep)?.value
}

async function forgetChallenge(audience: Audience): Promise<void> {
  const jar = await cookies()
  jar.delete({ name: cookieNames(audience).secondStep, path: '/sign-in' })
}
