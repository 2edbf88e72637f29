import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraftSaver, type SavedRef, type SaveState } from './draft-saver.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

class Refused extends Error {
  readonly isOvertaken: boolean
  readonly fields: Record<string, string>
  constructor(
    message: string,
    { isOvertaken = false, fields = {} }: { isOvertaken?: boolean; fields?: Record<string, string> } = {},
  ) {
    super(message)
    this.isOvertaken = isOvertaken
    this.fields = fields
  }
}

/** A service that answers when it is told to, and the saver in front of it. */
function arrange(base: SavedRef | null = { revisionId: 'r', version: 1 }) {
  const calls: { base: SavedRef | null; content: string; answer: (error?: Error) => void }[] = []
  const states: SaveState[] = []
  const saver = createDraftSaver<string>({
    base,
    initial: 'a',
    save: (sent, content) =>
      new Promise((resolve, reject) => {
        const answer = (error?: Error) =>
          error
            ? reject(error)
            : resolve({ ref: { revisionId: 'r', version: (sent?.version ?? 0) + 1 }, savedAt: 'now' })
        calls.push({ base: sent, content, answer })
      }),
    explain: (error) => {
      if (!(error instanceof Refused)) throw error
      return { message: error.message, fields: error.fields, isOvertaken: error.isOvertaken }
    },
    onState: (state) => states.push(state),
    delayMs: 100,
    retryMs: 1_000,
  })
  return { saver, calls, states, last: () => states.at(-1)?.kind }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('writes a moment after the last change, once, the newest text', async () => {
  const { saver, calls, last } = arrange()
  saver.change('ab')
  await pass(60)
  saver.change('abc')
  await pass(60)
  expect(calls).toHaveLength(0)
  expect(last()).toBe('waiting')
  await pass(60)
  expect(calls.map(({ content }) => content)).toEqual(['abc'])
  calls[0]?.answer()
  await pass(0)
  expect(last()).toBe('saved')
  await pass(5_000)
  expect(calls).toHaveLength(1)
})

test('what is typed during a save is written after it, on top of it', async () => {
  const { saver, calls, last } = arrange(null)
  saver.change('b')
  await pass(100)
  saver.change('c')
  await pass(500)
  expect(calls).toHaveLength(1)
  calls[0]?.answer()
  await pass(200)
  expect(calls.map(({ base, content }) => [base?.version, content])).toEqual([
    [undefined, 'b'],
    [1, 'c'],
  ])
  calls[1]?.answer()
  await pass(0)
  expect(last()).toBe('saved')
})

test('what was typed and taken back is not written', async () => {
  const { saver, calls } = arrange()
  saver.change('b')
  saver.change('a')
  await pass(5_000)
  expect(calls).toHaveLength(0)
})

test('a save that never arrived is tried again by itself', async () => {
  const { saver, calls, last } = arrange()
  saver.change('b')
  await pass(100)
  calls[0]?.answer(new Refused('No connection'))
  await pass(0)
  expect(last()).toBe('failed')
  await pass(1_000)
  calls[1]?.answer()
  await pass(0)
  expect(last()).toBe('saved')
})

test('what a field cannot hold is not tried again until it changes', async () => {
  const { saver, calls } = arrange()
  saver.change('b')
  await pass(100)
  calls[0]?.answer(new Refused('Too long', { fields: { title: 'Too long' } }))
  await pass(10_000)
  expect(calls).toHaveLength(1)
  saver.change('c')
  await pass(100)
  expect(calls).toHaveLength(2)
})

test('when somebody else has written, nothing is written any more', async () => {
  const { saver, calls, last } = arrange()
  saver.change('b')
  await pass(100)
  calls[0]?.answer(new Refused('Changed meanwhile', { isOvertaken: true }))
  await pass(0)
  saver.change('c')
  const flushed = saver.flush()
  await pass(10_000)
  expect(calls).toHaveLength(1)
  expect(last()).toBe('overtaken')
  expect(await flushed).toBeNull()
})

test('flushing writes at once, waits for a save under way, and tells the state that was written', async () => {
  const { saver, calls } = arrange()
  saver.change('b')
  await pass(100)
  saver.change('c')
  const flushed = saver.flush()
  await pass(0)
  calls[0]?.answer()
  await pass(0)
  calls[1]?.answer()
  expect(await flushed).toEqual({ revisionId: 'r', version: 3 })
  expect(calls).toHaveLength(2)
  const again = saver.flush()
  expect(await again).toEqual({ revisionId: 'r', version: 3 })
})

test('what is typed back to what is written does not wait for ever', async () => {
  const { saver, calls, last, states } = arrange()
  saver.change('a')
  expect(states).toEqual([])
  saver.change('ab')
  saver.change('a')
  expect(last()).toBe('clean')
  saver.change('ab')
  await pass(100)
  calls[0]?.answer()
  await pass(0)
  saver.change('abc')
  expect(last()).toBe('waiting')
  saver.change('ab')
  expect(last()).toBe('saved')
  await pass(5_000)
  expect(calls).toHaveLength(1)
})
