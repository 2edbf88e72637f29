import type { EmulatorState } from './state.ts'

/** The emulator's time in whole seconds: the machine's time plus the offset set by `POST /_emulator/clock`. */
export function nowSeconds(state: EmulatorState): number {
  return Math.floor((Date.now() + state.clockOffsetMs) / 1000)
}
