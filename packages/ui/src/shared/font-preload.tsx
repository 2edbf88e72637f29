import { preload } from 'react-dom'

/**
 * Starts the download of the two typefaces of the first screen together with the HTML. Put it once in a root layout.
 * `new URL(…, import.meta.url)` names the same hashed file as fonts.css does, so nothing is loaded twice.
 */
export function FontPreload() {
  for (const url of [
    new URL('../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2', import.meta.url),
    new URL(
      '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
      import.meta.url,
    ),
  ]) {
    preload(url.toString(), { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  }
  return null
}
