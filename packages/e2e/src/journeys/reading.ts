import type { Locator } from '@playwright/test'

/** The text of an element that is there; empty when it has none. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent())?.trim() ?? ''
}

/** An amount of euros as it stands on the screen, in cents: "€1,234.50" → 123450, "−€3.00" → -300. */
export function readCents(text: string): number {
  const match = /^([-−]?)€([\d,]+)\.(\d{2})$/.exec(text.trim())
  if (!match) throw new Error(`"${text}" is no amount of euros`)
  const [, sign, euros = '', cents = ''] = match
  return Number(`${euros.replaceAll(',', '')}${cents}`) * (sign ? -1 : 1)
}

/** The amount beside a term in a list of terms. */
export async function amountBeside(list: Locator, term: string): Promise<number> {
  const value = list.getByRole('term').filter({ hasText: term }).locator('xpath=following-sibling::dd')
  return readCents(await textOf(value))
}
