import { Alert, Stack, Text } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { startOnboarding } from './actions.ts'
import { StripeButton } from './stripe-button.tsx'

type AccountStatus = RouterOutputs['payment']['payoutAccount']['get']['status']

/** What is to be done before money can be sent, by the state of the account. */
function useTodo() {
  const t = useExtracted()

  return {
    none: {
      color: 'yellow',
      title: t('Set up your payouts'),
      text: t(
        'Stripe pays out what you earn. On its page you say who you are and which bank account is yours; we never see either. Until then your earnings wait for you here.',
      ),
      button: t('Set up payouts'),
    },
    incomplete: {
      color: 'yellow',
      title: t('Your payout account is not finished'),
      text: t('Stripe still needs a few answers from you. Your earnings wait for you here until then.'),
      button: t('Continue at Stripe'),
    },
    restricted: {
      color: 'red',
      title: t('Stripe needs something more from you'),
      text: t('Your payouts are on hold until Stripe has it. Its page says what is missing.'),
      button: t('See what is missing'),
    },
  } as const
}

export interface AccountNoticeProps {
  status: AccountStatus
  canManage: boolean
  /** How the person came: back from Stripe's page, or with a link that was too old. */
  came?: 'done' | 'again'
}

/** The state of the factory's account at Stripe, and the way there. */
export function AccountNotice({ status, canManage, came }: AccountNoticeProps) {
  const t = useExtracted()

  const todo = useTodo()
  if (status === 'ready') {
    return came === 'done' ? (
      <Alert icon={<IconCircleCheck size={18} />} title={t('Your payouts are set up')} role="status">
        {t('What is due to you is sent from now on by itself.')}
      </Alert>
    ) : null
  }
  const { color, title, text, button } = todo[status]
  return (
    <Alert color={color} icon={<IconAlertTriangle size={18} />} title={title}>
      <Stack gap="sm">
        {came === 'again' ? (
          <Text>
            <IconInfoCircle size={16} style={{ verticalAlign: '-3px' }} aria-hidden />{' '}
            {t('The link to Stripe had expired. Take a new one.')}
          </Text>
        ) : null}
        {came === 'done' ? <Text>{t('You came back from Stripe before everything was answered.')}</Text> : null}
        <Text>{text}</Text>
        {canManage ? (
          <StripeButton label={button} open={startOnboarding} />
        ) : (
          <Text>{t('The factory’s owner can do this.')}</Text>
        )}
      </Stack>
    </Alert>
  )
}
