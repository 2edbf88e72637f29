'use client'
import { Copy } from 'lucide'
import { useExtracted } from 'next-intl'
import { useActionState, useId, useRef } from 'react'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { showToast } from '../components/toast.tsx'
import { shareList, stopSharing } from './actions.ts'

/** The link by which others read the list, and the end of it. `url` is null while it is not shared. */
export function Sharing({ url }: { url: string | null }) {
  const t = useExtracted('account')
  const [shareAnswer, share, isSharingNow] = useActionState(shareList, null)
  const [stopAnswer, stop, isStopping] = useActionState(stopSharing, null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const answer = shareAnswer ?? stopAnswer

  async function copy() {
    if (!url) return
    try {
      await navigator.clipboard.writeText(url)
      showToast({ title: t('Link copied') })
    } catch {
      // A browser may forbid it; then it is one key away.
      field.current?.select()
    }
  }

  return (
    <section aria-labelledby={`${id}-title`} className="mt-12 border-line border-t pt-8">
      <h2 id={`${id}-title`} className="text-2xl">
        {t('Share this list')}
      </h2>
      <p className="mt-2 mb-4 max-w-measure text-ink-soft">
        {url
          ? t(
              'Whoever has this link sees what is on your list and can buy it. They see your first name and nothing else of you.',
            )
          : t('Make a link and give it to whom you like. You can stop sharing at any time.')}
      </p>
      {url ? (
        <div className="grid gap-3">
          <label htmlFor={id} className="font-medium">
            {t('Link to your list')}
          </label>
          <div className="flex flex-wrap gap-3">
            <input
              ref={field}
              id={id}
              readOnly
              value={url}
              onFocus={(event) => event.currentTarget.select()}
              className="h-12 min-w-0 flex-1 basis-64 rounded-md border border-line-strong bg-surface px-3.5"
            />
            <Button variant="secondary" onClick={copy}>
              <Icon drawing={Copy} size={18} />
              {t('Copy')}
            </Button>
          </div>
          <form action={stop}>
            <Button
              type="submit"
              variant="quiet"
              size="sm"
              className="-ml-4"
              isPending={isStopping}
              pendingText={t('Stopping')}
            >
              {t('Stop sharing')}
            </Button>
          </form>
        </div>
      ) : (
        <form action={share}>
          <Button type="submit" variant="secondary" isPending={isSharingNow} pendingText={t('Making a link')}>
            {t('Make a link')}
          </Button>
        </form>
      )}
      {answer ? (
        <Notice tone="bad" isLive className="mt-4">
          {answer.message}
        </Notice>
      ) : null}
    </section>
  )
}
