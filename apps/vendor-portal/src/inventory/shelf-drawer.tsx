'use client'
import { Button, Drawer, Skeleton } from '@mantine/core'
import type { InventoryRow, StockMovement } from '@millyard/contracts'
import { DateText, formatCount } from '@millyard/ui'
import { ErrorState, TextLink } from '@millyard/ui/portal'
import { useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { nextCursor } from '../data/next-cursor.ts'
import classes from './inventory.module.css'
import { changeText, useMovementWords } from './movement-words.ts'
import { StockForm } from './stock-form.tsx'
import { ThresholdForm } from './threshold-form.tsx'

function Holds({ variantId }: { variantId: string }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const holds = useQuery(trpc.product.inventory.reservations.queryOptions({ variantId }))
  if (!holds.data || holds.data.items.length === 0) return null
  return (
    <section className={classes.part} aria-labelledby="holds">
      <h3 id="holds">{t('Held for orders that are being paid')}</h3>
      <ul className={classes.list}>
        {holds.data.items.map(({ orderNumber, quantity, expiresAt }) => (
          <li key={`${orderNumber}${expiresAt}`}>
            <span className={classes.change}>{formatCount(quantity)}</span>
            <span className={classes.what}>
              {orderNumber ? t('Order {number}', { number: orderNumber }) : t('An order')}
            </span>
            <span className={classes.when}>
              {t.rich('until <date></date>', { date: () => <DateText value={expiresAt} style="dateTime" /> })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ variantId }: { variantId: string }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const history = useInfiniteQuery(
    trpc.product.inventory.movements.infiniteQueryOptions({ variantId }, { getNextPageParam: nextCursor }),
  )
  const movementWords = useMovementWords()
  const items = history.data?.pages.flatMap((page) => page.items)
  const what = (movement: StockMovement) => (
    <>
      {movementWords(movement)}
      {movement.order ? (
        <>
          {' '}
          <TextLink href={`/orders/${movement.order.vendorOrderId}`}>{movement.order.number}</TextLink>
        </>
      ) : null}
    </>
  )
  return (
    <section className={classes.part} aria-labelledby="history">
      <h3 id="history">{t('History')}</h3>
      {history.error && !items ? (
        <ErrorState
          title={t('We could not load the history')}
          error={history.error}
          retry={() => history.refetch()}
          isFramed={false}
        />
      ) : !items ? (
        <Skeleton height={96} />
      ) : items.length === 0 ? (
        <p className={classes.soft}>{t('Nothing has happened on this shelf yet.')}</p>
      ) : (
        <ul className={classes.list}>
          {items.map((movement) => (
            <li key={movement.id}>
              <span className={classes.change}>{changeText(movement.change)}</span>
              <span className={classes.what}>
                {movement.actorName
                  ? t.rich('<what></what> by {name}', { name: movement.actorName, what: () => what(movement) })
                  : what(movement)}
                {movement.note ? <span className={classes.soft}>{` — ${movement.note}`}</span> : null}
              </span>
              <span className={classes.when}>
                <DateText value={movement.createdAt} style="dateTime" />
                <br />
                {t('{units, number} on hand', { units: movement.onHand })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {history.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          loading={history.isFetchingNextPage}
          onClick={() => history.fetchNextPage()}
        >
          {t('Load more')}
        </Button>
      ) : null}
    </section>
  )
}

function Shelf({ row, canWrite }: { row: InventoryRow; canWrite: boolean }) {
  const t = useExtracted('client')

  const client = useTRPCClient()
  return (
    <>
      <p className={classes.soft} style={{ marginTop: 0 }}>
        {row.optionValues.length > 0 ? `${row.optionValues.join(', ')} · ` : null}
        <code>{row.sku}</code> · <TextLink href={`/products/${row.productId}/offer`}>{t('Open the product')}</TextLink>
      </p>
      <dl className={classes.figures}>
        <div>
          <dt>{t('On hand')}</dt>
          <dd>{formatCount(row.onHand)}</dd>
        </div>
        <div>
          <dt>{t('Reserved')}</dt>
          <dd>{formatCount(row.reserved)}</dd>
        </div>
        <div>
          <dt>{t('Available')}</dt>
          <dd>{row.available === null ? t('Made to order') : formatCount(row.available)}</dd>
        </div>
      </dl>
      {canWrite ? (
        <>
          <section className={classes.part} aria-labelledby="change-stock">
            <h3 id="change-stock">{t('Change the stock')}</h3>
            <StockForm key={row.variantId} row={row} />
          </section>
          <section className={classes.part} aria-label={t('Threshold')}>
            <ThresholdForm
              key={row.variantId}
              label={t('Low at')}
              description={t(
                'Empty: as for all your variants. It counts as low at {lowAt, plural, one {# unit} other {# units}} now.',
                { lowAt: row.lowAt },
              )}
              value={row.ownLowAt}
              canBeEmpty
              save={(lowAt) => client.product.inventory.setThreshold.mutate({ variantId: row.variantId, lowAt })}
            />
          </section>
        </>
      ) : null}
      <Holds variantId={row.variantId} />
      <History variantId={row.variantId} />
    </>
  )
}

/** One shelf: what is there, how to change it, who holds units, and everything that ever happened to it. */
export function ShelfDrawer({
  variantId,
  canWrite,
  onClose,
}: {
  variantId: string | null
  canWrite: boolean
  onClose: () => void
}) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const shelf = useQuery(
    trpc.product.inventory.get.queryOptions(
      { variantId: variantId ?? '' },
      { enabled: variantId !== null, retry: false },
    ),
  )
  return (
    <Drawer
      opened={variantId !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={shelf.data?.productTitle ?? t('Stock')}
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      {shelf.data ? (
        <Shelf row={shelf.data} canWrite={canWrite} />
      ) : shelf.error ? (
        <ErrorState
          title={t('We could not load this variant')}
          error={shelf.error}
          retry={() => shelf.refetch()}
          isFramed={false}
        />
      ) : (
        <Skeleton height={280} />
      )}
    </Drawer>
  )
}
