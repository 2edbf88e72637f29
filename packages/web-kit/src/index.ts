export { createAuth } from './create-auth.ts'
export { CART_COOKIE, type DemoAccount, webEnv } from './env.ts'
export { safeRedirect } from './safe-redirect.ts'
export { signInWithPassword } from './sign-in.ts'
