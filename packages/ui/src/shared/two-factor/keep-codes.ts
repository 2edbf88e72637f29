/** The recovery codes as a file, or as text in the clipboard, under what they are. */
const asText = (heading: string, codes: readonly string[]) => [heading, '', ...codes, ''].join('\n')

/** Answers false where the browser does not allow it. */
export async function copyCodes(heading: string, codes: readonly string[]): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(asText(heading, codes))
    return true
  } catch {
    return false
  }
}

/** The address of a file with the codes, for the `href` of a link with `download`; made in the browser alone. */
export const codesFile = (heading: string, codes: readonly string[]) =>
  `data:text/plain;charset=utf-8,${encodeURIComponent(asText(heading, codes))}`
