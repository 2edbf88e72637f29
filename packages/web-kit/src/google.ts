export { createGoogleActions } from './google-actions.ts'
export { createGoogleRoutes, isGoogleOffered } from './google-routes.ts'
