'use client'
import { Button, Drawer, Group } from '@mantine/core'
import type { ShippingMethod } from '@millyard/contracts'
import { type CountryOption, LOCALE, plural } from '@millyard/ui'
import { ConfirmAction, DataTable, MoneyText, notifyDone, PageHeader } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPlus, IconTruckDelivery } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { MethodForm } from './method-form.tsx'

const NAMED_COUNTRIES = 4
const listFormat = new Intl.ListFormat(LOCALE)

function countriesText(codes: readonly string[], countries: readonly CountryOption[]): string {
  // The list of all countries is sorted by name.
  const names = countries.flatMap(({ value, label }) => (codes.includes(value) ? [label] : []))
  const shown = names.slice(0, names.length > NAMED_COUNTRIES ? NAMED_COUNTRIES - 1 : NAMED_COUNTRIES)
  const rest = names.length - shown.length
  return listFormat.format(rest > 0 ? [...shown, `${rest} more`] : shown)
}

const daysText = ({ minDays, maxDays }: ShippingMethod) =>
  minDays === maxDays ? plural(minDays, 'day') : `${minDays}–${maxDays} days`

/** The factory's delivery methods; adding and changing happens beside the list. */
export function MethodList({ countries }: { countries: CountryOption[] }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const methods = useQuery(trpc.shipping.methods.list.queryOptions())
  const remove = useMutation(trpc.shipping.methods.remove.mutationOptions())
  const [edited, setEdited] = useState<ShippingMethod | 'new'>()
  const close = () => setEdited(undefined)
  const add = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      Add method
    </Button>
  )
  return (
    <>
      <PageHeader
        title="Delivery"
        description="How your goods reach buyers. Each of them chooses one method for your part of an order."
        actions={add}
      />
      <DataTable
        label="delivery methods"
        rows={methods.data?.methods}
        error={methods.error}
        onRetry={() => methods.refetch()}
        columns={[
          { accessor: 'name', title: 'Method', render: ({ name }) => <strong>{name}</strong> },
          { accessor: 'countries', title: 'Countries', render: (row) => countriesText(row.countries, countries) },
          {
            accessor: 'amountMinor',
            title: 'Price',
            textAlign: 'right',
            phone: 'amount',
            render: ({ amountMinor, currency }) => <MoneyText amountMinor={amountMinor} currency={currency} />,
          },
          {
            accessor: 'freeFromMinor',
            title: 'Free from',
            textAlign: 'right',
            render: ({ freeFromMinor, currency }) =>
              freeFromMinor === null ? 'Never' : <MoneyText amountMinor={freeFromMinor} currency={currency} />,
          },
          { accessor: 'minDays', title: 'On its way', render: daysText },
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">Actions</span>,
            textAlign: 'right',
            render: (method) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button variant="default" size="xs" onClick={() => setEdited(method)}>
                  Edit<span className="mill-visually-hidden"> {method.name}</span>
                </Button>
                <ConfirmAction
                  title={`Remove “${method.name}”?`}
                  message="Buyers can no longer choose it. Orders that were placed with it stay as they are."
                  confirmLabel="Remove method"
                  tone="danger"
                  size="xs"
                  onConfirm={async () => {
                    await remove.mutateAsync({ methodId: method.id })
                    await queries.invalidateQueries(trpc.shipping.methods.list.queryFilter())
                    notifyDone('Delivery method removed')
                  }}
                >
                  Remove<span className="mill-visually-hidden"> {method.name}</span>
                </ConfirmAction>
              </Group>
            ),
          },
        ]}
        empty={{
          icon: <IconTruckDelivery size={24} stroke={1.5} />,
          title: 'No delivery method yet',
          description: 'Nobody can order from you before you say where you deliver, and for how much.',
          action: add,
        }}
      />
      <Drawer
        opened={edited !== undefined}
        onClose={close}
        position="right"
        size={520}
        title={edited === 'new' ? 'New delivery method' : 'Delivery method'}
      >
        {edited === undefined ? null : (
          <MethodForm method={edited === 'new' ? undefined : edited} countries={countries} onDone={close} />
        )}
      </Drawer>
    </>
  )
}
