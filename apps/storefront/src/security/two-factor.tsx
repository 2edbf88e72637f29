'use client'
import { FEW_RECOVERY_CODES, type TwoFactorSetup, type TwoFactorStatus } from '@millyard/contracts'
import { codesFile, copyCodes, DateText, inGroups, QrCode, useTwoFactor } from '@millyard/ui'
import { Copy, Download } from 'lucide'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { showToast } from '../components/toast.tsx'
import { FormMessage } from './form-message.tsx'
import { TWO_FACTOR_ACTIONS } from './two-factor-actions.ts'

type Flow = ReturnType<typeof useTwoFactor>

/** Sets two-factor sign-in up, moves it, makes new recovery codes, and turns it off. */
export function TwoFactor({ status }: { status: TwoFactorStatus }) {
  const t = useExtracted('account')
  const flow = useTwoFactor(TWO_FACTOR_ACTIONS, {
    onOff: () =>
      showToast({ title: t('Two-factor sign-in is off'), message: t('Your password alone opens your account now.') }),
  })
  const { view } = flow
  const isOn = status.enabledAt !== null
  switch (view.kind) {
    case 'codes':
      return <Codes codes={view.codes} onDone={flow.close} />
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
      return isOn ? <On flow={flow} status={status} /> : <Off flow={flow} />
  }
}

function Off({ flow }: { flow: Flow }) {
  const t = useExtracted('account')
  return (
    <>
      <p className="mb-5 max-w-measure">
        {t(
          'After your password we ask for a code from an app on your phone, such as Google Authenticator, 1Password or Aegis. Whoever finds out your password then still cannot sign in.',
        )}
      </p>
      <Button onClick={() => flow.open('start')}>{t('Set up two-factor sign-in')}</Button>
    </>
  )
}

function On({ flow, status }: { flow: Flow; status: TwoFactorStatus }) {
  const t = useExtracted('account')
  const isFew = status.recoveryCodesLeft <= FEW_RECOVERY_CODES
  const date = () => (status.enabledAt ? <DateText value={status.enabledAt} style="date" /> : null)
  return (
    <>
      <p className="mb-5 max-w-measure">
        {isFew
          ? t.rich(
              'On since <date></date>. You have {count, plural, one {# recovery code} other {# recovery codes}} left: make new ones before you need them.',
              { count: status.recoveryCodesLeft, date },
            )
          : t.rich(
              'On since <date></date>. You have {count, plural, one {# recovery code} other {# recovery codes}} left.',
              { count: status.recoveryCodesLeft, date },
            )}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button variant={isFew ? 'primary' : 'secondary'} size="sm" onClick={() => flow.open('renew')}>
          {t('New recovery codes')}
        </Button>
        <Button variant="secondary" size="sm" onClick={() => flow.open('start')}>
          {t('Move to another app')}
        </Button>
        {status.isRequired ? null : (
          <Button variant="secondary" size="sm" onClick={() => flow.open('disable')}>
            {t('Turn off')}
          </Button>
        )}
      </div>
    </>
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
  const t = useExtracted('account')
  const { answer, isPending, formProps } = form
  return (
    <form {...formProps} className="grid max-w-sm gap-5">
      {children ? <p>{children}</p> : null}
      <FormMessage answer={answer} />
      {status.hasPassword ? (
        <TextInput
          label={t('Password')}
          name="password"
          type="password"
          autoComplete="current-password"
          error={answer.fields?.password}
          autoFocus
        />
      ) : null}
      {asksCode ? (
        <TextInput
          label={t('Code')}
          hint={t('Six digits from your app, or a recovery code.')}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          error={answer.fields?.code}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          variant={isDangerous ? 'danger' : 'primary'}
          isPending={isPending}
          pendingText={t('One moment')}
        >
          {label}
        </Button>
        <Button variant="secondary" onClick={flow.close}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  )
}

function Scan({ flow, setup }: { flow: Flow; setup: TwoFactorSetup }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = flow.confirm
  return (
    <form {...formProps} className="grid max-w-measure justify-items-start gap-5">
      <p>{t('Scan this with the app on your phone, then enter the six digits that it shows.')}</p>
      <QrCode qr={setup.qr} label={t('QR code for your app')} />
      <p className="text-ink-soft">
        {t.rich('No camera? <link>Open your app on this device</link>, or type this key into it:<code>{key}</code>', {
          link: (chunks) => (
            <a className="link" href={setup.uri}>
              {chunks}
            </a>
          ),
          key: inGroups(setup.secret),
          code: (chunks) => <code className="mt-2 block font-mono text-ink">{chunks}</code>,
        })}
      </p>
      <FormMessage answer={answer} />
      <TextInput
        className="w-full max-w-60"
        label={t('Code from your app')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        error={answer.fields?.code}
        autoFocus
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={isPending} pendingText={t('Turning it on')}>
          {t('Turn on')}
        </Button>
        <Button variant="secondary" onClick={flow.close}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  )
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useExtracted('account')
  const heading = t('Recovery codes of your Millyard account. Each of them works once.')
  const copy = async () => {
    const isCopied = await copyCodes(heading, codes)
    showToast(
      isCopied
        ? { title: t('Copied') }
        : { title: t('The codes were not copied'), message: t('Download them, or write them down.'), tone: 'bad' },
    )
  }
  return (
    <div className="grid justify-items-start gap-5">
      <p role="status" className="max-w-measure">
        {t(
          'Two-factor sign-in is on. These are your recovery codes: each of them signs you in once when your phone is not there. Keep them away from your phone. We show them this once.',
        )}
      </p>
      <ul
        aria-label={t('Recovery codes')}
        className="grid w-full max-w-lg gap-x-6 gap-y-1 rounded-md border border-line bg-surface px-4 py-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" size="sm" onClick={copy}>
          <Icon drawing={Copy} size={16} />
          {t('Copy')}
        </Button>
        <a
          className={buttonClass('secondary', 'sm')}
          href={codesFile(heading, codes)}
          download="millyard-recovery-codes.txt"
        >
          <Icon drawing={Download} size={16} />
          {t('Download')}
        </a>
        <Button size="sm" onClick={onDone}>
          {t('I have kept them')}
        </Button>
      </div>
    </div>
  )
}
