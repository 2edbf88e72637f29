import type { Page } from '@playwright/test'
import { BROKEN_INTO } from './texts.ts'

/** What of the attack is in the page: an element of it, a link that runs, a script that ran; nothing, when all is well. */
export async function findAttacks(page: Page): Promise<string[]> {
  return page.evaluate((name) => {
    const shown = (element: Element) => element.outerHTML.slice(0, 160)
    const elements = [...document.querySelectorAll('*')]
    const acting = elements.filter((element) =>
      element.getAttributeNames().some((attribute) => attribute.startsWith('on')),
    )
    const runs = (value: string | null) =>
      value !== null &&
      /^\s*(javascript|vbscript|data:text)/i.test(value) &&
      // React's own word for a form that it handles itself.
      !/^javascript:throw new Error\('(A )?React form/.test(value)
    const running = elements.filter((element) =>
      ['href', 'src', 'action', 'formaction', 'srcdoc'].some((attribute) => runs(element.getAttribute(attribute))),
    )
    const scripts = [...document.scripts].filter(({ text }) => text.trim() === `${name}()`)
    const pictures = elements.filter((element) => element.tagName === 'IMG' && element.getAttribute('src') === 'x')
    const found = [...acting, ...running, ...scripts, ...pictures].map(shown)
    if (name in window) found.push('a script ran')
    // Something that fills in templates would have counted it.
    if (document.body.textContent?.includes('>49')) found.push('a template was filled in')
    return found
  }, BROKEN_INTO)
}

/** All that a person reads of a page, what stands in its fields and what is read aloud included. */
export async function readPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const spoken = ['value', 'alt', 'title', 'aria-label', 'placeholder', 'content']
    const elements = [...document.querySelectorAll('*')]
    const attributes = elements.flatMap((element) => spoken.map((name) => element.getAttribute(name) ?? ''))
    const values = elements.map((element) =>
      'value' in element && typeof element.value === 'string' ? element.value : '',
    )
    return [document.body.textContent, ...attributes, ...values].join('\n')
  })
}
