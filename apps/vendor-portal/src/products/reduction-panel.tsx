'use client'
import { Alert, Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { PriceReduction } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { FieldMessages } from '../data/field-messages.ts'
import { useFieldWords } from '../data/field-words.ts'
import { readWhole } from '../data/read-typed.ts'
import classes from './products.module.css'

/** What a `datetime-local` field says, as a moment; null when it is empty. */
function readMoment(text: string): string | null {
  return text === '' ? null : new Date(text).toISOString()
}

/** How much, in which state, from when until when, and whose it is. */
function ReductionText({ reduction }: { reduction: PriceReduction }) {
  const t = useExtracted('client')

  const { state, startsAt, endsAt, by } = reduction
  const percent = String(reduction.percent)
  const strong = (chunks: ReactNode) => <strong>{chunks}</strong>
  const start = () => <DateText value={startsAt} style="dateTime" />
  return endsAt
    ? t.rich(
        '<strong>{percent} % off.</strong> {state, select, planned {Planned} running {Runs now} ended {Ended} other {Cancelled}}, from <start></start> until <end></end>. By {name}.',
        { percent, state, name: by, strong, start, end: () => <DateText value={endsAt} style="dateTime" /> },
      )
    : t.rich(
        '<strong>{percent} % off.</strong> {state, select, planned {Planned} running {Runs now} ended {Ended} other {Cancelled}}, from <start></start>. By {name}.',
        { percent, state, name: by, strong, start },
      )
}

/** Percent off, now or later. What a price is compared with is read from what it was: nobody types it. */
export function ReductionPanel({
  productId,
  reductions,
}: {
  productId: string
  reductions: readonly PriceReduction[]
}) {
  const t = useExtracted('client')

  const words = useFieldWords()
  const router = useRouter()
  const client = useTRPCClient()
  const [percent, setPercent] = useState('')
  const [startsAt, setStartsAt] = useState('')
  const [endsAt, setEndsAt] = useState('')
  const [errors, setErrors] = useState<FieldMessages>({})
  const [failure, setFailure] = useState<string>()
  const [isSaving, setIsSaving] = useState(false)

  async function call(work: () => Promise<unknown>, done: string) {
    setIsSaving(true)
    setErrors({})
    setFailure(undefined)
    try {
      await work()
      notifyDone(done)
      setPercent('')
      setStartsAt('')
      setEndsAt('')
      router.refresh()
    } catch (error) {
      const { message, fields } = toApiError(error)
      setErrors(fields)
      setFailure(message)
    } finally {
      setIsSaving(false)
    }
  }

  function announce() {
    const unread: FieldMessages = {}
    const value = readWhole(percent, 'percent', words.wholePercent, unread)
    if (unread.percent) return setErrors(unread)
    return call(
      () =>
        client.product.products.announceReduction.mutate({
          productId,
          percent: value,
          startsAt: readMoment(startsAt),
          endsAt: readMoment(endsAt),
        }),
      startsAt === '' ? t('The price is reduced') : t('The reduction is planned'),
    )
  }

  return (
    <section className={classes.card} aria-labelledby="reduction-title">
      <h2 className={classes.cardTitle} id="reduction-title">
        {t('Reduction')}
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        {reductions.map((reduction) => {
          const isOpen = reduction.state === 'running' || reduction.state === 'planned'
          return (
            <Group key={reduction.id} justify="space-between">
              <span>
                <ReductionText reduction={reduction} />
              </span>
              {isOpen ? (
                <Button
                  variant="default"
                  size="xs"
                  disabled={isSaving}
                  onClick={() =>
                    call(
                      () => client.product.products.endReduction.mutate({ productId, reductionId: reduction.id }),
                      reduction.state === 'running' ? t('The reduction has ended') : t('The reduction is cancelled'),
                    )
                  }
                >
                  {reduction.state === 'running' ? t('End it now') : t('Cancel it')}
                </Button>
              ) : null}
            </Group>
          )
        })}
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput
            label={t('Percent off')}
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            value={percent}
            error={errors.percent}
            onChange={(event) => setPercent(event.currentTarget.value)}
          />
          <TextInput
            label={t('Begins')}
            type="datetime-local"
            description={t('Empty: now.')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={startsAt}
            error={errors.startsAt}
            onChange={(event) => setStartsAt(event.currentTarget.value)}
          />
          <TextInput
            label={t('Ends')}
            type="datetime-local"
            description={t('Empty: until you end it.')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={endsAt}
            error={errors.endsAt}
            onChange={(event) => setEndsAt(event.currentTarget.value)}
          />
        </SimpleGrid>
        <p className={classes.soft}>
          {t(
            'Buyers see the lowest price of the 30 days before the reduction beside the new one, as the law asks. It is read from what the product has cost; where that was lower than the reduced price, nothing is crossed out. Goods that are new on sale are compared with nothing yet.',
          )}
        </p>
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group>
          <Button loading={isSaving} disabled={percent.trim() === ''} onClick={announce}>
            {t('Announce the reduction')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
