import 'server-only'
import { safeRedirect } from '@millyard/web-kit'
import { createGoogleRoutes } from '@millyard/web-kit/google'
import { serverKit } from '../server-kit.ts'

export const googleRoutes = createGoogleRoutes('vendor', serverKit, {
  arrive: async (next) => safeRedirect(next),
  securityPath: '/security',
})
