'use client'
import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import type { TwoFactorStatus } from '@millyard/contracts'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DateText } from '../../date-text.tsx'
import { plural } from '../../format.ts'
import { codesFile, copyCodes } from '../../two-factor/keep-codes.ts'
import { inGroups, QrCode } from '../../two-factor/qr-code.tsx'
import type { TwoFactorActions } from '../../two-factor/two-factor-answer.ts'
import { useTwoFactor } from '../../two-factor/use-two-factor.ts'
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
  const flow = useTwoFactor(actions, {
    onOff: () => notifyDone('Two-factor sign-in is off', 'Your password alone opens your account now.'),
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
        <Guard flow={flow} form={flow.start} status={status} asksCode={isOn} label={isOn ? 'Go on' : 'Set it up'}>
          {isOn ? 'Your present app works until the new one has shown its first code.' : null}
        </Guard>
      )
    case 'renew':
      return (
        <Guard flow={flow} form={flow.renew} status={status} asksCode label="Make new codes">
          The codes that you have now stop working.
        </Guard>
      )
    case 'disable':
      return (
        <Guard flow={flow} form={flow.disable} status={status} asksCode label="Turn off" isDangerous>
          After this your password alone opens your account.
        </Guard>
      )
    case 'rest':
      return isOn ? <On flow={flow} status={status} fewCodes={fewCodes} /> : <Off flow={flow} />
  }
}

function Off({ flow }: { flow: Flow }) {
  return (
    <Stack gap="md" align="flex-start">
      <Text className={classes.words}>
        After your password we ask for a code from an app on your phone, such as Google Authenticator, 1Password or
        Aegis. Whoever finds out your password then still cannot sign in.
      </Text>
      <Button onClick={() => flow.open('start')}>Set up two-factor sign-in</Button>
    </Stack>
  )
}

function On({ flow, status, fewCodes }: { flow: Flow; status: TwoFactorStatus; fewCodes: number }) {
  const isFew = status.recoveryCodesLeft <= fewCodes
  return (
    <Stack gap="md" align="flex-start">
      <Text className={classes.words}>
        On since {status.enabledAt ? <DateText value={status.enabledAt} style="date" /> : null}. You have{' '}
        {plural(status.recoveryCodesLeft, 'recovery code')} left{isFew ? ': make new ones before you need them' : ''}.
      </Text>
      <Group gap="sm">
        <Button variant={isFew ? 'filled' : 'default'} onClick={() => flow.open('renew')}>
          New recovery codes
        </Button>
        <Button variant="default" onClick={() => flow.open('start')}>
          Move to another app
        </Button>
        {status.isRequired ? null : (
          <Button variant="default" onClick={() => flow.open('disable')}>
            Turn off
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
  const { answer, isPending, formProps } = form
  return (
    <form {...formProps} className={classes.form}>
      <Stack gap="md" align="flex-start">
        {children ? <Text>{children}</Text> : null}
        <FormMessage answer={answer} />
        {status.hasPassword ? (
          <PasswordInput
            w="100%"
            label="Password"
            name="password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
            error={answer.fields?.password}
            data-autofocus
            autoFocus
          />
        ) : null}
        {asksCode ? (
          <TextInput
            w="100%"
            label="Code"
            description="Six digits from your app, or a recovery code."
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
            Cancel
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
  const { answer, isPending, formProps } = flow.confirm
  return (
    <form {...formProps}>
      <Stack gap="md" align="flex-start">
        <Text className={classes.words}>
          Scan this with the app on your phone, then enter the six digits that it shows.
        </Text>
        <QrCode qr={setup.qr} label="QR code for your app" />
        <Text size="sm" className={classes.words}>
          No camera?{' '}
          <Anchor inherit href={setup.uri}>
            Open your app on this device
          </Anchor>
          , or type this key into it:
          <code className={classes.secret}>{inGroups(setup.secret)}</code>
        </Text>
        <FormMessage answer={answer} />
        <TextInput
          label="Code from your app"
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
            Turn on
          </Button>
          <Button variant="default" onClick={flow.close}>
            Cancel
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
  const copy = async () => {
    if (await copyCodes(codes)) notifyDone('Copied')
    else
      notifyFailed(
        'The codes were not copied',
        new Error('Your browser does not allow it. Download them, or write them down.'),
      )
  }
  return (
    <Stack gap="md" align="flex-start">
      <Text role="status" className={classes.words}>
        Two-factor sign-in is on. These are your recovery codes: each of them signs you in once when your phone is not
        there. Keep them away from your phone. We show them this once.
      </Text>
      <ul className={classes.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
          Copy
        </Button>
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          href={codesFile(codes)}
          download="millyard-recovery-codes.txt"
        >
          Download
        </Button>
        {onwardHref ? (
          <ButtonLink href={onwardHref}>I have kept them. Go on</ButtonLink>
        ) : (
          <Button onClick={onDone}>I have kept them</Button>
        )}
      </Group>
    </Stack>
  )
}
