import { CredentialsSignin } from 'next-auth'

type SignIn = (
  provider: 'credentials',
  options: { email: string; password: string; redirect: false },
) => Promise<unknown>

/** Why a sign-in was refused, in words for the person. */
const REFUSALS: Record<string, string> = {
  INVALID_CREDENTIALS: 'This e-mail address and password do not fit together. Check both and try again.',
  RATE_LIMITED: 'There were too many tries. Wait a few minutes, then try again.',
  LOGIN_BLOCKED: 'This login is blocked. Write to our support if you do not know why.',
  FORBIDDEN: 'This account does not belong to staff.',
}
const UNREACHABLE = 'Signing in does not work right now. Try again in a moment.'

/** Signs in through next-auth, in a server action. Null: signed in. Else: what to tell the person. */
export async function signInWithPassword(
  signIn: SignIn,
  input: { email: string; password: string },
): Promise<string | null> {
  try {
    await signIn('credentials', { ...input, redirect: false })
    return null
  } catch (error) {
    if (error instanceof CredentialsSignin) return REFUSALS[error.code] ?? UNREACHABLE
    throw error
  }
}
