export { type AuditTrail, followTrail } from '../audit-trail.ts'
export { startTestPeers, type TestPeers } from './test-peers.ts'
export { startTestService, type TestService, testClient } from './test-service.ts'
