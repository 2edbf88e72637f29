import { SERVICES, type ServiceName } from '@millyard/service-kit/database'

export { SERVICES, type ServiceName }

/** The three apps, by their folder in `apps/`. */
export const APPS = ['storefront', 'vendor-portal', 'admin'] as const
export type AppName = (typeof APPS)[number]

export const EMULATORS = ['stripe', 'resend', 'carrier', 'google'] as const
export type EmulatorName = (typeof EMULATORS)[number]

/** Everything in the stack that has a port. */
export type PartName = AppName | ServiceName | EmulatorName | 'postgres'
export const PARTS: readonly PartName[] = [...APPS, ...SERVICES, ...EMULATORS, 'postgres']
