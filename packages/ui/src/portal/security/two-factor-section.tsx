'use client'
import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import type { TwoFactorStatus } from '@millyard/contracts'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { DateText } from '../../shared/date-text.tsx'
import { codesFile, copyCodes } from '../../shared/two-factor/keep-codes.ts'
import { inGroups, QrCode } from '../../shared/two-factor/qr-code.tsx'
import type { TwoFactorActions } from '../../shared/two-factor/two-factor-answer.ts'
import { useTwoFactor } from '../../shared/two-factor/use-two-factor.ts'
import { ButtonLink } from '../links.tsx'
import { notifyDone, notifyFailed } from '../notify.tsx'
import { FormMessage } from './form-message.tsx'
import classes from './two-factor-section.module.css'

type Flow = ReturnType<typeof useTwoFactor>

export interface TwoFactorProps {
  status: TwoFactorStatus
  actions: TwoFactorActions
  /** From how few recovery codes on the person is asked to make new ones. */
  fewCodes: number
  /** Where to go on once it is set up, for a page that is about nothing else: a path. */
  onwardHref?: string
}

/** Sets two-factor sign-in up, moves it, makes new recovery codes, and turns it off. */
export function TwoFactor({ status, actions, fewCodes, onwardHref }: TwoFactorProps) {
  const t = useExtracted('client')

  const flow = useTwoFactor(actions, {
    onOff: () => notifyDone(t('Two-factor sign-in is off'), t('Your password alone opens your account now.')),
  })
  const { view } = flow
  const isOn = status.enabledAt !== null
  switch (view.kind) {
    case 'codes':
      return <Codes codes={view.codes} onwardHref={onwardHref} onDone={flow.close} />
    case 'scan':
      return <Scan flow={flow} setup={view.setup} />
    case 'start':
      return (
        <Guard flow={flow} form={flow.start} status={status} asksCode={isOn} label={isOn ? t('Go on') : t('Set it up')}>
          {isOn ? t('Your present app works until the new one has shown its first code.') : null}
        </Guard>
      )
    case 'renew':
      return (
        <Guard flow={flow} form={flow.renew} status={status} asksCode label={t('Make new codes')}>
          {t('The codes that you have now stop working.')}
        </Guard>
      )
    case 'disable':
      return (
        <Guard flow={flow} form={flow.disable} status={status} asksCode label={t('Turn off')} isDangerous>
          {t('After this your password alone opens your account.')}
        </Guard>
      )
    case 'rest':
      return isOn ? <On flow={flow} status={status} fewCodes={fewCodes} /> : <Off flow={flow} />
  }
}

function Off({ flow }: { flow: Flow }) {
  const t = useExtracted('client')

  return (
    <Stack gap="md" align="flex-start">
      <Text className={classes.words}>
        {t(
          'After your password we ask for a code from an app on your phone, such as Google Authenticator, 1Password or Aegis. Whoever finds out your password then still cannot sign in.',
        )}
      </Text>
      <Button onClick={() => flow.open('start')}>{t('Set up two-factor sign-in')}</Button>
    </Stack>
  )
}

function On({ flow, status, fewCodes }: { flow: Flow; status: TwoFactorStatus; fewCodes: number }) {
  const t = useExtracted('client')

  const isFew = status.recoveryCodesLeft <= fewCodes
  const values = {
    date: () => (status.enabledAt ? <DateText value={status.enabledAt} style="date" /> : null),
    count: status.recoveryCodesLeft,
  }
  return (
    <Stack gap="md" align="flex-start">
      <Text className={classes.words}>
        {isFew
          ? t.rich(
              'On since <date></date>. You have {count, plural, one {# recovery code} other {# recovery codes}} left: make new ones before you need them.',
              values,
            )
          : t.rich(
              'On since <date></date>. You have {count, plural, one {# recovery code} other {# recovery codes}} left.',
              values,
            )}
      </Text>
      <Group gap="sm">
        <Button variant={isFew ? 'filled' : 'default'} onClick={() => flow.open('renew')}>
          {t('New recovery codes')}
        </Button>
        <Button variant="default" onClick={() => flow.open('start')}>
          {t('Move to another app')}
        </Button>
        {status.isRequired ? null : (
          <Button variant="default" onClick={() => flow.open('disable')}>
            {t('Turn off')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

interface GuardProps {
  flow: Flow
  form: Flow['start']
  status: TwoFactorStatus
  asksCode: boolean
  label: string
  isDangerous?: boolean
  /** What will happen. */
  children?: ReactNode
}

/** Asks for the password, and for a code where one is needed. */
function Guard({ flow, form, status, asksCode, label, isDangerous, children }: GuardProps) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = form
  return (
    <form {...formProps} className={classes.form}>
      <Stack gap="md" align="flex-start">
        {children ? <Text>{children}</Text> : null}
        <FormMessage answer={answer} />
        {status.hasPassword ? (
          <PasswordInput
            w="100%"
            label={t('Password')}
            name="password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
            error={answer.fields?.password}
            data-autofocus
            autoFocus
          />
        ) : null}
        {asksCode ? (
          <TextInput
            w="100%"
            label={t('Code')}
            description={t('Six digits from your app, or a recovery code.')}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            error={answer.fields?.code}
          />
        ) : null}
        <Group gap="sm">
          <Button type="submit" color={isDangerous ? 'red' : undefined} loading={isPending}>
            {label}
          </Button>
          <Button variant="default" onClick={flow.close}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Scan({
  flow,
  setup,
}: {
  flow: Flow
  setup: { secret: string; uri: string; qr: { size: number; path: string } }
}) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = flow.confirm
  return (
    <form {...formProps}>
      <Stack gap="md" align="flex-start">
        <Text className={classes.words}>
          {t('Scan this with the app on your phone, then enter the six digits that it shows.')}
        </Text>
        <QrCode qr={setup.qr} label={t('QR code for your app')} />
        <Text size="sm" className={classes.words}>
          {t.rich(
            'No camera? <link>Open your app on this device</link>, or type this key into it:<code>{inGroups}</code>',
            {
              link: (chunks) => (
                <Anchor inherit href={setup.uri}>
                  {chunks}
                </Anchor>
              ),
              inGroups: inGroups(setup.secret),
              code: (chunks) => <code className={classes.secret}>{chunks}</code>,
            },
          )}
        </Text>
        <FormMessage answer={answer} />
        <TextInput
          label={t('Code from your app')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          className={classes.code}
          error={answer.fields?.code}
          autoFocus
        />
        <Group gap="sm">
          <Button type="submit" loading={isPending}>
            {t('Turn on')}
          </Button>
          <Button variant="default" onClick={flow.close}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface CodesProps {
  codes: readonly string[]
  onwardHref?: string
  onDone: () => void
}

function Codes({ codes, onwardHref, onDone }: CodesProps) {
  const t = useExtracted('client')

  const heading = t('Recovery codes of your Millyard account. Each of them works once.')
  const copy = async () => {
    if (await copyCodes(heading, codes)) notifyDone(t('Copied'))
    else
      notifyFailed(
        t('The codes were not copied'),
        new Error(t('Your browser does not allow it. Download them, or write them down.')),
      )
  }
  return (
    <Stack gap="md" align="flex-start">
      <Text role="status" className={classes.words}>
        {t(
          'Two-factor sign-in is on. These are your recovery codes: each of them signs you in once when your phone is not there. Keep them away from your phone. We show them this once.',
        )}
      </Text>
      <ul className={classes.codes} aria-label={t('Recovery codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
          {t('Copy')}
        </Button>
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          href={codesFile(heading, codes)}
          download="millyard-recovery-codes.txt"
        >
          {t('Download')}
        </Button>
        {onwardHref ? (
          <ButtonLink href={onwardHref}>{t('I have kept them. Go on')}</ButtonLink>
        ) : (
          <Button onClick={onDone}>{t('I have kept them')}</Button>
        )}
      </Group>
    </Stack>
  )
}
