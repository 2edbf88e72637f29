/** The recovery codes as a file, or as text in the clipboard. */
const asText = (codes: readonly string[]) =>
  ['Recovery codes of your Millyard account. Each of them works once.', '', ...codes, ''].join('\n')

/** Answers false where the browser does not allow it. */
export async function copyCodes(codes: readonly string[]): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(asText(codes))
    return true
  } catch {
    return false
  }
}

/** The address of a file with the codes, for the `href` of a link with `download`; made in the browser alone. */
export const codesFile = (codes: readonly string[]) =>
  `data:text/plain;charset=utf-8,${encodeURIComponent(asText(codes))}`
