export { open as POST } from '../../view-routes.ts'
