import { runService } from '@millyard/service-kit'
import { service } from './service.ts'

await runService(service)
