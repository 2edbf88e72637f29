import { MoneyText } from '@millyard/ui/portal'
import classes from './order-detail.module.css'

export interface MoneyLine {
  label: string
  amountMinor: number
  /** Set off by a line, in bold: what the lines before add up to. */
  isTotal?: boolean
}

/** Amounts below each other. */
export function MoneyList({ lines, currency }: { lines: readonly MoneyLine[]; currency: string }) {
  return (
    <dl className={classes.money}>
      {lines.map(({ label, amountMinor, isTotal }) => (
        <div key={label} className={isTotal ? classes.total : undefined}>
          <dt>{label}</dt>
          <dd>
            <MoneyText amountMinor={amountMinor} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
