import type { Appearance } from '@stripe/stripe-js'
import { useEffect, useState } from 'react'

const COLORS = {
  colorPrimary: '--mill-green',
  colorBackground: '--mill-surface',
  colorText: '--mill-ink',
  colorTextSecondary: '--mill-ink-soft',
  colorTextPlaceholder: '--mill-ink-soft',
  colorDanger: '--mill-bad',
} as const

/** Custom properties hold `light-dark(…)`; only a used colour says which of the two it is. */
function readAppearance(): Appearance {
  const probe = document.createElement('span')
  document.body.append(probe)
  const variables: Record<string, string> = { borderRadius: '6px', fontSizeBase: '16px', spacingUnit: '4px' }
  for (const [name, token] of Object.entries(COLORS)) {
    probe.style.color = `var(${token})`
    variables[name] = getComputedStyle(probe).color
  }
  variables.fontFamily = getComputedStyle(document.body).fontFamily
  probe.style.color = 'var(--mill-line-strong)'
  const border = `1px solid ${getComputedStyle(probe).color}`
  probe.remove()
  return { theme: 'stripe', variables, rules: { '.Input': { border, boxShadow: 'none' } } }
}

/** The brand's colours of now for Stripe's frame, which cannot see our style sheet. Follows light and dark. */
export function useAppearance(): Appearance | undefined {
  const [appearance, setAppearance] = useState<Appearance>()
  useEffect(() => {
    const update = () => setAppearance(readAppearance())
    update()
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    const choice = new MutationObserver(update)
    system.addEventListener('change', update)
    choice.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      system.removeEventListener('change', update)
      choice.disconnect()
    }
  }, [])
  return appearance
}
