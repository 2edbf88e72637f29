import 'server-only'
import { createGoogleRoutes } from '@millyard/web-kit/google'
import { serverKit } from '../server-kit.ts'
import { SITE_LINKS } from '../site-links.ts'
import { arrive } from './arrive.ts'

export const googleRoutes = createGoogleRoutes('storefront', serverKit, { arrive, securityPath: SITE_LINKS.security })
