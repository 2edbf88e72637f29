/**
 * Opens a link that has to be asked for first, in a window of its own. The window opens with the click, before the answer is
 * there: one that opens later is blocked.
 * @throws what asking for the link throws
 */
export async function openDocument(ask: () => Promise<{ path: string }>): Promise<void> {
  const opened = window.open('', '_blank')
  try {
    const { path } = await ask()
    if (opened) opened.location.replace(path)
    else window.location.assign(path)
  } catch (error) {
    opened?.close()
    throw error
  }
}
