'use client'
import { BarChart } from '@mantine/charts'
import { currencyExponent } from '@millyard/money'
import { formatAmount, LOCALE } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import type { Sales } from './sales-by-week.ts'
import classes from './sales-chart.module.css'

const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const shortDay = (date: string) => dayMonth.format(new Date(date))

/** Sales of the last weeks as bars, and as a table for those who cannot see them. */
export function SalesChart({ sales }: { sales: Sales }) {
  const t = useExtracted('client')

  const { currency, weeks } = sales
  const scale = 10 ** currencyExponent(currency)
  const axis = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  })
  const data = weeks.map((week) => ({ from: shortDay(week.from), totalMinor: week.totalMinor }))
  return (
    <section className={classes.root} aria-labelledby="sales-title">
      <h2 className={classes.title} id="sales-title">
        {t('Sales by week')}
      </h2>
      <p className={classes.unit}>
        {t('What buyers paid, in {currency}; a bar is seven days from the date below it.', { currency })}
      </p>
      <div aria-hidden className={classes.chart}>
        <BarChart
          accessibilityLayer={false}
          h={220}
          data={data}
          dataKey="from"
          series={[{ name: 'totalMinor', label: t('Sales'), color: 'var(--mill-green)' }]}
          tickLine="none"
          gridAxis="x"
          maxBarWidth={40}
          valueFormatter={(value) => formatAmount(value, currency)}
          yAxisProps={{ tickFormatter: (value: number) => axis.format(value / scale), width: 56 }}
          xAxisProps={{ interval: 'preserveStartEnd' }}
        />
      </div>
      <table className="mill-visually-hidden">
        <caption>{t('Sales by week in {currency}', { currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Seven days')}</th>
            <th scope="col">{t('Sales')}</th>
            <th scope="col">{t('Orders')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.from}>
              <th scope="row">{t('{from} to {to}', { from: shortDay(week.from), to: shortDay(week.to) })}</th>
              <td>{formatAmount(week.totalMinor, currency)}</td>
              <td>{t('{count, plural, one {# order} other {# orders}}', { count: week.orderCount })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
