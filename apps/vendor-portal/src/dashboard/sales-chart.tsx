'use client'
import { BarChart } from '@mantine/charts'
import { currencyExponent } from '@millyard/money'
import { formatAmount, LOCALE, plural } from '@millyard/ui'
import type { Sales } from './sales-by-week.ts'
import classes from './sales-chart.module.css'

const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const shortDay = (date: string) => dayMonth.format(new Date(date))

/** Sales of the last weeks as bars, and as a table for those who cannot see them. */
export function SalesChart({ sales }: { sales: Sales }) {
  const { currency, weeks } = sales
  const scale = 10 ** currencyExponent(currency)
  const axis = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  })
  const data = weeks.map((week) => ({ from: shortDay(week.from), Sales: week.totalMinor }))
  return (
    <section className={classes.root} aria-labelledby="sales-title">
      <h2 className={classes.title} id="sales-title">
        Sales by week
      </h2>
      <p className={classes.unit}>What buyers paid, in {currency}; a bar is seven days from the date below it.</p>
      <div aria-hidden className={classes.chart}>
        <BarChart
          accessibilityLayer={false}
          h={220}
          data={data}
          dataKey="from"
          series={[{ name: 'Sales', color: 'var(--mill-green)' }]}
          tickLine="none"
          gridAxis="x"
          maxBarWidth={40}
          valueFormatter={(value) => formatAmount(value, currency)}
          yAxisProps={{ tickFormatter: (value: number) => axis.format(value / scale), width: 56 }}
          xAxisProps={{ interval: 'preserveStartEnd' }}
        />
      </div>
      <table className="mill-visually-hidden">
        <caption>Sales by week in {currency}</caption>
        <thead>
          <tr>
            <th scope="col">Seven days</th>
            <th scope="col">Sales</th>
            <th scope="col">Orders</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.from}>
              <th scope="row">
                {shortDay(week.from)} to {shortDay(week.to)}
              </th>
              <td>{formatAmount(week.totalMinor, currency)}</td>
              <td>{plural(week.orderCount, 'order')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
