export { end as POST } from '../../../view-routes.ts'
