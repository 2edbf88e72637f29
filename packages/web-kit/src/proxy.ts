export { createSessionProxy } from './refresh-session.ts'
