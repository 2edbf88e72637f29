import { googleRoutes } from '../../../session/google-routes.ts'

export const { GET, POST } = googleRoutes
