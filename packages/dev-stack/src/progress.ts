import { styleText } from 'node:util'

export interface Progress {
  /** Runs `work` as a named step and prints how long it took. A long one is announced when it begins. */
  step<T>(title: string, work: () => Promise<T>, options?: { announce?: boolean }): Promise<T>
  note(text: string): void
  warn(text: string): void
  /** Plain text, without a mark. */
  print(text: string): void
}

/** Prints to the terminal. */
export function consoleProgress(): Progress {
  const seconds = (since: number) => styleText('dim', `${((performance.now() - since) / 1000).toFixed(1)} s`)
  return {
    async step(title, work, { announce = false } = {}) {
      const began = performance.now()
      if (announce) console.log(`  ${styleText('cyan', '…')} ${title}`)
      try {
        const result = await work()
        console.log(`  ${styleText('green', '✓')} ${title.padEnd(44)} ${seconds(began)}`)
        return result
      } catch (error) {
        console.log(`  ${styleText('red', '✗')} ${title.padEnd(44)} ${seconds(began)}`)
        throw error
      }
    },
    note: (text) => console.log(`  ${styleText('cyan', '·')} ${text}`),
    warn: (text) => console.log(`  ${styleText('yellow', '!')} ${text}`),
    print: (text) => console.log(text),
  }
}

/** Says nothing, for tests; warnings still go to `onWarning`. */
export function silentProgress(onWarning: (text: string) => void = () => undefined): Progress {
  return { step: (_title, work) => work(), note: () => undefined, warn: onWarning, print: () => undefined }
}
