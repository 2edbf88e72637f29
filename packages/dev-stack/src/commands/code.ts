import { CODE_SECONDS, DEMO_TWO_FACTOR_SECRET, twoFactorCode } from '../demo/seed/second-step.ts'

const USAGE = `Usage: npm run code             the code that the demo's staff sign in with now
       npm run code -- SECRET   of another login: the key that stood beside its QR code

What an app on a phone would show. It is for signing in by hand; one click on the sign-in page needs none.`

/** `npm run code`: stands in for the app on a phone, which the people of a demo do not have. Returns the exit code. */
export function runCode(words: string[]): number {
  if (words[0] === '--help' || words[0] === 'help') {
    console.log(USAGE)
    return 0
  }
  const secret = words.join('').toUpperCase() || DEMO_TWO_FACTOR_SECRET
  if (!/^[A-Z2-7]{16,}$/.test(secret)) {
    console.error(`That is not such a key: letters and the digits 2 to 7.\n\n${USAGE}`)
    return 1
  }
  const left = CODE_SECONDS - (Math.floor(Date.now() / 1_000) % CODE_SECONDS)
  console.log(`${twoFactorCode(secret)}   for ${left} more ${left === 1 ? 'second' : 'seconds'}`)
  return 0
}
