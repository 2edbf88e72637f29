import type { JobTable } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import { announceParcelJob } from './parcels/announce-parcel.ts'

export const jobs: JobTable<Deps> = { 'announce-parcel': announceParcelJob }
