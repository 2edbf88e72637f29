import type { JobTable } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import { sendMailJob } from './mail/send-mail.ts'

export const jobs: JobTable<Deps> = { 'send-mail': sendMailJob }
