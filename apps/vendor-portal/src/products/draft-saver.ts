/** The state of a draft that was written last: the next save builds on it. Null: nothing is written yet. */
export interface SavedRef {
  revisionId: string
  version: number
}

export type SaveState =
  | { kind: 'clean' }
  /** Something was typed and is about to be written. */
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** Not written, and tried again with the next change or in a moment. `fields`: what even a draft cannot hold. */
  | { kind: 'failed'; message: string; fields: Record<string, string> }
  /** Somebody else wrote meanwhile, or staff have it: what is typed here can no longer be written. */
  | { kind: 'overtaken'; message: string }

export interface DraftSaverOptions<Content, Ref extends object = SavedRef> {
  base: Ref | null
  /** What is written already. */
  initial: Content
  save: (base: Ref | null, content: Content) => Promise<{ ref: Ref; savedAt: string }>
  /** Reads why a save was refused. */
  explain: (error: unknown) => { message: string; fields: Record<string, string>; isOvertaken: boolean }
  onState: (state: SaveState) => void
  delayMs?: number
  retryMs?: number
}

/**
 * Writes a draft while it is typed: a moment after the last change, one save at a time, always the newest text, and nothing
 * when nothing differs. A save that fails is tried again; one that was overtaken by somebody else ends the saving.
 */
export function createDraftSaver<Content, Ref extends object = SavedRef>(options: DraftSaverOptions<Content, Ref>) {
  const { save, explain, onState, delayMs = 800, retryMs = 5_000 } = options
  let base = options.base
  let saved = JSON.stringify(options.initial)
  let latest = options.initial
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let isOvertaken = false
  /** What is said while nothing differs from what is written. */
  let rest: SaveState = { kind: 'clean' }
  let said: SaveState = rest

  function say(state: SaveState) {
    said = state
    onState(state)
  }

  const isDirty = () => JSON.stringify(latest) !== saved

  function schedule(afterMs: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), afterMs)
  }

  async function write(): Promise<void> {
    const content = latest
    say({ kind: 'saving' })
    try {
      const { ref, savedAt } = await save(base, content)
      base = ref
      saved = JSON.stringify(content)
      rest = { kind: 'saved', at: savedAt }
      if (!isDirty()) say(rest)
    } catch (error) {
      const { message, fields, isOvertaken: ends } = explain(error)
      isOvertaken = ends
      say(ends ? { kind: 'overtaken', message } : { kind: 'failed', message, fields })
      // What a field cannot hold will not fit later either: the next change decides.
      if (!ends && Object.keys(fields).length === 0) schedule(retryMs)
    }
  }

  /** Writes until nothing differs; joins a save that is under way. Never throws: the state says what happened. */
  async function run(): Promise<void> {
    clearTimeout(timer)
    while (running) await running
    if (isOvertaken || !isDirty()) return
    running = write()
    const before = latest
    await running
    running = undefined
    if (!isOvertaken && latest !== before && isDirty()) schedule(delayMs)
  }

  return {
    /** What is on the screen now. */
    change(content: Content): void {
      latest = content
      if (isOvertaken) return
      if (!isDirty()) {
        clearTimeout(timer)
        // Typed back to what is written: nothing waits and nothing has failed any more.
        if (!running && said !== rest) say(rest)
        return
      }
      if (!running) say({ kind: 'waiting' })
      schedule(delayMs)
    },
    /** Writes what is left at once. The draft as it is written, or null when something is not. */
    async flush(): Promise<Ref | null> {
      await run()
      if (isDirty()) await run()
      return isOvertaken || isDirty() ? null : base
    },
    isDirty,
    ref: () => base,
    stop(): void {
      clearTimeout(timer)
    },
  }
}

export type DraftSaver<Content, Ref extends object = SavedRef> = ReturnType<typeof createDraftSaver<Content, Ref>>
