'use client'
import { Button, Drawer, Group } from '@mantine/core'
import type { ShippingMethod } from '@millyard/contracts'
import { type CountryOption, LOCALE } from '@millyard/ui'
import { ConfirmAction, DataTable, MoneyText, notifyDone, PageHeader } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPlus, IconTruckDelivery } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { MethodForm } from './method-form.tsx'

const NAMED_COUNTRIES = 4
const listFormat = new Intl.ListFormat(LOCALE)

/** The first countries by name, and how many more there are. */
function namedCountries(codes: readonly string[], countries: readonly CountryOption[]) {
  // The list of all countries is sorted by name.
  const names = countries.flatMap(({ value, label }) => (codes.includes(value) ? [label] : []))
  const shown = names.slice(0, names.length > NAMED_COUNTRIES ? NAMED_COUNTRIES - 1 : NAMED_COUNTRIES)
  return { shown, rest: names.length - shown.length }
}

/** The factory's delivery methods; adding and changing happens beside the list. */
export function MethodList({ countries }: { countries: CountryOption[] }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const methods = useQuery(trpc.shipping.methods.list.queryOptions())
  const remove = useMutation(trpc.shipping.methods.remove.mutationOptions())
  const [edited, setEdited] = useState<ShippingMethod | 'new'>()
  const close = () => setEdited(undefined)
  const countriesText = (method: ShippingMethod) => {
    const { shown, rest } = namedCountries(method.countries, countries)
    return listFormat.format(rest > 0 ? [...shown, t('{rest, number} more', { rest })] : shown)
  }
  const daysText = ({ minDays, maxDays }: ShippingMethod) =>
    minDays === maxDays
      ? t('{days, plural, one {# day} other {# days}}', { days: minDays })
      : t('{minDays, number}–{maxDays, number} days', { minDays, maxDays })
  const add = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      {t('Add method')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('Delivery')}
        description={t('How your goods reach buyers. Each of them chooses one method for your part of an order.')}
        actions={add}
      />
      <DataTable
        label={t('delivery methods')}
        rows={methods.data?.methods}
        error={methods.error}
        onRetry={() => methods.refetch()}
        columns={[
          { accessor: 'name', title: t('Method'), render: ({ name }) => <strong>{name}</strong> },
          { accessor: 'countries', title: t('Countries'), render: countriesText },
          {
            accessor: 'amountMinor',
            title: t('Price'),
            textAlign: 'right',
            phone: 'amount',
            render: ({ amountMinor, currency }) => <MoneyText amountMinor={amountMinor} currency={currency} />,
          },
          {
            accessor: 'freeFromMinor',
            title: t('Free from'),
            textAlign: 'right',
            render: ({ freeFromMinor, currency }) =>
              freeFromMinor === null ? t('Never') : <MoneyText amountMinor={freeFromMinor} currency={currency} />,
          },
          { accessor: 'minDays', title: t('On its way'), render: daysText },
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">{t('Actions')}</span>,
            textAlign: 'right',
            render: (method) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button variant="default" size="xs" onClick={() => setEdited(method)}>
                  {t.rich('Edit<span> {name}</span>', {
                    name: method.name,
                    span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                  })}
                </Button>
                <ConfirmAction
                  title={t('Remove “{name}”?', { name: method.name })}
                  message={t('Buyers can no longer choose it. Orders that were placed with it stay as they are.')}
                  confirmLabel={t('Remove method')}
                  tone="danger"
                  size="xs"
                  onConfirm={async () => {
                    await remove.mutateAsync({ methodId: method.id })
                    await queries.invalidateQueries(trpc.shipping.methods.list.queryFilter())
                    notifyDone(t('Delivery method removed'))
                  }}
                >
                  {t.rich('Remove<span> {name}</span>', {
                    name: method.name,
                    span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                  })}
                </ConfirmAction>
              </Group>
            ),
          },
        ]}
        empty={{
          icon: <IconTruckDelivery size={24} stroke={1.5} />,
          title: t('No delivery method yet'),
          description: t('Nobody can order from you before you say where you deliver, and for how much.'),
          action: add,
        }}
      />
      <Drawer
        opened={edited !== undefined}
        onClose={close}
        position="right"
        size={520}
        title={edited === 'new' ? t('New delivery method') : t('Delivery method')}
      >
        {edited === undefined ? null : (
          <MethodForm method={edited === 'new' ? undefined : edited} countries={countries} onDone={close} />
        )}
      </Drawer>
    </>
  )
}
